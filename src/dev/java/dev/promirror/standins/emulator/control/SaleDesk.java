package dev.promirror.standins.emulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.promirror.standins.emulator.billing.Member;

/** Reads what members, their banks and owners are told to do about a sale. */
record SaleDesk(Desk desk, Members members, Bank bank) {
  ObjectNode purchase(String account, String text) {
    var body = Body.of(text, "price", "quantity", "code", "email", "name", "delayed");
    return members.buy(
        desk.platformOf(account),
        account,
        member(body),
        body.needText("price"),
        body.number("quantity", 1),
        body.text("code"),
        body.flag("delayed", false));
  }

  ObjectNode session(String account, String[] path, String text) {
    return switch (path.length == 6 ? path[5] : "") {
      case "complete" -> {
        var body = Body.of(text, "code", "email", "name", "delayed");
        yield members.complete(
            desk.platformOf(account),
            account,
            path[4],
            member(body),
            body.text("code"),
            body.flag("delayed", false));
      }
      case "settle" -> bank.settle(account, path[4], Body.of(text, "paid").flag("paid", true));
      default -> throw new ControlRefusal(404, "A session can be told to complete or settle.");
    };
  }

  ObjectNode refund(String account, String[] path) {
    if (path.length != 6 || !path[5].equals("fail")) {
      throw new ControlRefusal(404, "A refund can be told to fail: /refunds/{id}/fail.");
    }
    return bank.failRefund(account, path[4]);
  }

  ObjectNode customerDiscount(String account, String[] path, String text) {
    if (path.length != 6 || !path[5].equals("discount")) {
      throw new ControlRefusal(
          404, "Customers are only given a discount: /customers/{id}/discount.");
    }
    String coupon = Body.of(text, "coupon").needText("coupon");
    return members.giveDiscount(desk.platformOf(account), account, path[4], coupon);
  }

  private static Member member(Body body) {
    String email = body.text("email");
    String name = body.text("name");
    return new Member(
        email == null ? "member@example.com" : email, name == null ? "Mia Member" : name);
  }

  ObjectNode offer(String account, String text) {
    var body = Body.of(text, "name", "unit_amount", "currency", "interval");
    return members.offer(
        desk.platformOf(account),
        account,
        body.needText("name"),
        body.number("unit_amount", -1),
        body.needText("currency"),
        body.text("interval"));
  }

  ObjectNode decline(String account, String text) {
    return bank.decline(account, Body.of(text, "customer", "times", "reason"));
  }
}
