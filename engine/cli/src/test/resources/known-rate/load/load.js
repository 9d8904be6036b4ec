// Orders at a constant rate, however slow the answers are (an open model). Orders, because a GET that
// fails on a used connection is silently sent again by Go's client, and a lost request would not show.
import http from 'k6/http';

export const options = {
  scenarios: {
    orders: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: __ENV.DURATION,
      preAllocatedVUs: 50,
      maxVUs: 300,
      gracefulStop: '10s',
    },
  },
  discardResponseBodies: true,
  // The columns of samples.csv are these tags, sorted: the container `samples` counts on it.
  systemTags: ['status', 'method'],
};

const order = JSON.stringify({ product: 'lamp', quantity: 1 });
// Long, so that an answer that is merely slow, on a busy machine, doesn't count as lost.
const params = { headers: { 'Content-Type': 'application/json' }, timeout: '10s' };

export default function () {
  http.post(__ENV.URL, order, params);
}

// k6 calls this after its outputs are closed: once this file is whole, samples.csv is too.
export function handleSummary(data) {
  return { '/samples/summary.json': JSON.stringify(data) };
}
