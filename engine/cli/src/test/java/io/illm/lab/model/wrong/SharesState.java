package io.illm.lab.model.wrong;

import java.util.ArrayList;

/** Breaks a rule: everyone who runs in this process can change it. */
public final class SharesState {

  static final ArrayList<String> SEEN = new ArrayList<>();

  private SharesState() {}
}
