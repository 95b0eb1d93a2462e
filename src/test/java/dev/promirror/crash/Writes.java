package dev.promirror.crash;

/** What kind of write a request is, told from its bytes alone. */
final class Writes {

  private Writes() {}

  /** The kind, in the words of the reports. */
  static String kind(String method, String path, String form) {
    String[] parts = path.split("\\?", 2)[0].split("/", -1);
    String what = parts.length > 2 ? parts[2] : path;
    boolean one = parts.length > 3;
    if (method.equals("DELETE")) {
      return "delete " + singular(what);
    }
    if (what.equals("promotion_codes")) {
      if (!one) {
        return form.contains("active=false") ? "create successor" : "create code";
      }
      if (form.equals("active=false")) {
        return "switch off";
      }
      return form.equals("active=true") ? "switch on" : "update code";
    }
    return (one ? "update " : "create ") + singular(what);
  }

  private static String singular(String what) {
    return what.endsWith("s") ? what.substring(0, what.length() - 1) : what;
  }
}
