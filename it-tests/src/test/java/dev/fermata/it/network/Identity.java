package dev.fermata.it.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A private key with a certificate, made by the JDK's keytool. */
final class Identity {
  private static final char[] PASSWORD = "password".toCharArray();

  private static final String[] VALID = {"-validity", "2"};
  private static final String[] EXPIRED = {"-startdate", "-10d", "-validity", "2"};

  private final String name;
  private final KeyStore store;

  /** What to trust in order to trust this. */
  private final Certificate anchor;

  private Identity(String name, KeyStore store, Certificate anchor) {
    this.name = name;
    this.store = store;
    this.anchor = anchor;
  }

  /** One for localhost that nobody else has signed. */
  static Identity create(Path folder, String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    generate(file, name, VALID);
    KeyStore store = load(file);
    return new Identity(name, store, store.getCertificate(name));
  }

  /**
   * One for localhost that has not been valid for a while. An authority has signed it, since what
   * is trusted itself is valid for ever.
   */
  static Identity createExpired(Path folder, String name) throws Exception {
    Path file = folder.resolve(name + ".p12");
    generate(file, "authority", "-validity", "2", "-ext", "bc:c");
    generate(file, name, concat(EXPIRED, "-signer", "authority"));
    KeyStore store = load(file);
    Certificate anchor = store.getCertificate("authority");
    store.deleteEntry("authority");
    return new Identity(name, store, anchor);
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.concat(Stream.of(first), Stream.of(second)).toArray(String[]::new);
  }

  private static void generate(Path file, String name, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString()));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  /** Has this identity, and trusts {@code trusted}. */
  SSLContext contextTrusting(Identity... trusted) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust(trusted).getTrustManagers(), null);
    return context;
  }

  /** Has no identity, and trusts {@code trusted}. */
  static SSLContext anonymousTrusting(Identity... trusted)
      throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust(trusted).getTrustManagers(), null);
    return context;
  }

  private static TrustManagerFactory trust(Identity... trusted)
      throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    for (Identity identity : trusted) {
      anchors.setCertificateEntry(identity.name, identity.anchor);
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    return trust;
  }

  /** Writes the certificate and the key as openssl reads them. */
  Path writePem(Path file) throws GeneralSecurityException, IOException {
    return Files.writeString(
        file,
        pem("CERTIFICATE", store.getCertificate(name).getEncoded())
            + pem("PRIVATE KEY", store.getKey(name, PASSWORD).getEncoded()));
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN "
        + kind
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
        + "\n-----END "
        + kind
        + "-----\n";
  }
}
