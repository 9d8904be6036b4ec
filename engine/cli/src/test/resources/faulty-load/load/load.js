// Orders at a constant rate, however slow the answers are (an open model). Orders, because a GET that
// fails on a used connection is silently sent again by Go's client, and a lost request would not show.
import http from 'k6/http';
import { sleep } from 'k6';

const USERS = __ENV.MODE === 'drops' ? 2 : 50;

export const options = {
  scenarios: {
    orders: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: __ENV.DURATION,
      preAllocatedVUs: USERS,
      maxVUs: USERS,
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
  if (__ENV.MODE === 'throws' && __ITER % 2 === 0) {
    const basket = undefined; // a slip: this throws, and the order is never sent
    basket.push('lamp');
  }
  if (__ENV.MODE === 'drops') {
    sleep(1);
  }
  http.post(__ENV.URL, order, params);
}

// k6 calls this after its outputs are closed: once this file is whole, samples.csv is too.
export function handleSummary(data) {
  // What was offered a second. http_reqs.rate doesn't tell: k6 divides by the whole run, and one order that hangs at the end
  // makes the run longer.
  const rate = data.metrics.iterations.values.count / parseInt(__ENV.DURATION);
  data.metrics.offered = { type: 'gauge', contains: 'default', values: { rate } };
  return { '/samples/summary.json': JSON.stringify(data) };
}
