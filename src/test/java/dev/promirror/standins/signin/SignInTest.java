package dev.promirror.standins.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String BACK = "http://localhost:9/back";

  @TempDir Path folder;
  private People people;
  private SignIn signIn;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    people = new People(folder.resolve("people.json"));
    people.add(Person.of("owner-gl", "Marta \"M\" <Sousa>", "owner", "gl-3f-1"));
    signIn = SignIn.start(0, people, folder.resolve("key.json"));
  }

  @AfterEach
  void stop() {
    signIn.close();
  }

  @Test
  void aPersonChosenOnThePageGetsTheirClaims() throws Exception {
    String authorize =
        signIn.issuer()
            + "/authorize?client_id=pages&response_type=code&scope=openid&state=s&redirect_uri="
            + URLEncoder.encode(BACK, StandardCharsets.UTF_8);
    String page = send(HttpRequest.newBuilder(URI.create(authorize)).build()).body();
    assertTrue(page.contains("Marta &quot;M&quot; &lt;Sousa&gt;"), page);

    HttpResponse<String> chosen =
        post(authorize, "username=owner-gl&claims=" + encoded(hidden(page, "claims")));
    String location = chosen.headers().firstValue("Location").orElseThrow();
    Matcher code = Pattern.compile("code=([^&]+)").matcher(location);
    assertTrue(code.find(), location);
    HttpResponse<String> answer =
        post(
            signIn.issuer() + "/token",
            "grant_type=authorization_code&client_id=pages&client_secret=x&code="
                + code.group(1)
                + "&redirect_uri="
                + encoded(BACK));

    JWTClaimsSet claims = claims(answer.body());
    assertEquals("owner-gl", claims.getSubject());
    assertEquals(List.of("owner"), claims.getStringListClaim("roles"));
    assertEquals(List.of("gl-3f-1"), claims.getStringListClaim("communities"));
    assertEquals("Marta \"M\" <Sousa>", claims.getStringClaim("name"));
  }

  @Test
  void aScriptNamesAPersonAddedMeanwhile() throws Exception {
    people.add(Person.operator("operator", "Olga", "operator", "gl", "in"));

    JWTClaimsSet claims = claims(password("operator").body());

    assertEquals(signIn.issuer(), claims.getIssuer());
    assertEquals(List.of("promirror"), claims.getAudience());
    assertEquals(List.of("gl", "in"), claims.getStringListClaim("regions"));
  }

  @Test
  void anUnknownNameGetsNoToken() throws Exception {
    assertEquals(400, password("nobody").statusCode());
  }

  @Test
  void aRestartKeepsTheSigningKey() throws Exception {
    String before = keys();
    signIn.close();
    signIn = SignIn.start(0, people, folder.resolve("key.json"));
    assertEquals(before, keys());
  }

  private String keys() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(signIn.issuer() + "/jwks")).build()).body();
  }

  private HttpResponse<String> password(String name) throws IOException, InterruptedException {
    return post(
        signIn.issuer() + "/token",
        "grant_type=password&client_id=script&client_secret=x&password=x&username=" + name);
  }

  private HttpResponse<String> post(String url, String form)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String hidden(String page, String field) {
    Matcher value = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
    assertTrue(value.find(), page);
    return value
        .group(1)
        .replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static JWTClaimsSet claims(String answer) throws java.text.ParseException {
    Matcher token = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer);
    assertTrue(token.find(), answer);
    return SignedJWT.parse(token.group(1)).getJWTClaimsSet();
  }
}
