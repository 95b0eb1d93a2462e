package dev.promirror.dashboard;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words about many promo codes at once. */
@MessageBundle("many")
interface ManyMessages {
  @Message("Many at once")
  String title();

  @Message(
      "Many codes that say the same, each with a text of its own: for flyers, partners, prizes.")
  String about();

  @Message("Coupon")
  String coupon();

  @Message("Choose a coupon")
  String chooseCoupon();

  @Message("What all of them give. A coupon is made with the first code on it.")
  String couponHint();

  @Message("How many")
  String count();

  @Message("1 to 100,000")
  String countHint();

  @Message("Begins with")
  String prefix();

  @Message("SUMMER-, for example")
  String prefixHint();

  @Message("Pattern")
  String pattern();

  @Message(
      "####-####: # is a letter or digit by chance, never one that looks like another. Left empty, eight of them.")
  String patternHint();

  @Message("Uses of each code")
  String limit();

  @Message("1 for codes to be used once. Left empty, unlimited.")
  String limitHint();

  @Message("Texts such as")
  String example();

  @Message("No such texts.")
  String noExample();

  @Message("Texts")
  String texts();

  @Message("What each says")
  String terms();

  @Message("I know that this holds here alone")
  String acknowledge();

  @Message("Make them")
  String submit();

  @Message("Made together before")
  String before();

  @Message("{made} of {wanted}")
  String madeOf(String made, String wanted);

  @Message("Made")
  String made();

  @Message("As wanted at Stripe")
  String mirrored();

  @Message("Refused by Stripe")
  String failed();

  @Message("Used")
  String used();

  @Message("Progress")
  String progress();

  @Message("Show the codes")
  String show();

  @Message("Download as CSV")
  String csv();

  @Message("Cancel all")
  String cancel();

  @Message("End all codes of {name}?")
  String cancelTitle(String name);

  @Message(
      "No more are made. Those that are there end for good, also at Stripe; discounts that members have stay.")
  String cancelText();

  @Message("End them all")
  String cancelYes();

  @Message("Keep them")
  String cancelNo();

  @Message("Being made")
  String stateMaking();

  @Message("All made")
  String stateMade();

  @Message("Being ended")
  String stateCancelling();

  @Message("Ended")
  String stateCancelled();

  @Message("Stopped")
  String stateStopped();

  @Message("Not all could be made")
  String stoppedTitle();

  @Message("Its coupon was archived meanwhile. The codes that were made are archived with it.")
  String stoppedCoupon();

  @Message("Other codes have all texts of this pattern. The codes that were made stay.")
  String stoppedTexts();

  @Message("Import")
  String importTitle();

  @Message("A file with one code on each line. All of them are made, or none.")
  String importAbout();

  @Message("File (CSV)")
  String file();

  @Message(
      "The first line names the columns; code and coupon are needed. An exported file can be imported. At most 100,000 codes.")
  String fileHint();

  @Message("Name of the import")
  String importName();

  @Message("Check the file")
  String check();

  @Message("Import the codes")
  String importSubmit();

  @Message("Empty file with all columns")
  String template();

  @Message("Choose a file first.")
  String noFile();

  @Message("Nothing is wrong")
  String checkedTitle();

  @Message("{count} codes can be imported. Nothing was made yet.")
  String checkedText(String count);

  @Message("Nothing was imported")
  String refusedTitle();

  @Message("{count} cells need a change.")
  String refusedText(String count);

  @Message("The first {count} are listed.")
  String refusedSome(String count);

  @Message("Line and column")
  String where();

  @Message("What is wrong")
  String what();

  @Message("Export as CSV")
  String export();
}
