package dev.promirror.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final Path BASE = Path.of("k8s/base");
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "ServiceAccount", ServiceAccount.class,
          "ConfigMap", ConfigMap.class,
          "Deployment", Deployment.class,
          "Service", Service.class,
          "NetworkPolicy", NetworkPolicy.class,
          "PodDisruptionBudget", PodDisruptionBudget.class);

  private final ObjectMapper yaml =
      new YAMLMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
          .setAnnotationIntrospector(new KnownFieldsOnly());

  /**
   * Kubernetes' models keep fields they don't know in a map; without it such a field is refused.
   */
  private static final class KnownFieldsOnly extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasAnySetter(Annotated annotated) {
      return false;
    }
  }

  private HasMetadata strictly(String manifest) throws IOException {
    String kind = yaml.readTree(manifest).path("kind").asText();
    Class<? extends HasMetadata> model = KINDS.get(kind);
    assertNotNull(model, "a kind this test doesn't know: " + kind);
    return yaml.readValue(manifest, model);
  }

  @Test
  void everyManifestHasOnlyFieldsKubernetesKnows() throws IOException {
    for (Path file : manifests()) {
      HasMetadata parsed = strictly(Files.readString(file));
      assertEquals("promirror", parsed.getMetadata().getName(), file.toString());
    }
  }

  @Test
  void aMisspeltFieldWouldBeNoticed() throws IOException {
    String manifest = Files.readString(BASE.resolve("deployment.yaml"));
    String misspelt = manifest.replace("readOnlyRootFilesystem", "readOnlyRootFileSystem");
    assertThrows(UnrecognizedPropertyException.class, () -> strictly(misspelt));
  }

  @Test
  void theKustomizationListsEveryFile() throws IOException {
    TreeSet<String> listed = new TreeSet<>();
    yaml.readTree(BASE.resolve("kustomization.yaml").toFile())
        .get("resources")
        .forEach(resource -> listed.add(resource.asText()));
    TreeSet<String> present = new TreeSet<>();
    manifests().forEach(file -> present.add(file.getFileName().toString()));
    assertEquals(present, listed);
  }

  @Test
  void theGatewayRunsRestrictedAndIsProbedOnTheManagementPort() throws IOException {
    PodSpec pod = deployment().getSpec().getTemplate().getSpec();
    Container gateway = pod.getContainers().getFirst();

    assertTrue(pod.getSecurityContext().getRunAsNonRoot());
    assertEquals("RuntimeDefault", pod.getSecurityContext().getSeccompProfile().getType());
    assertFalse(gateway.getSecurityContext().getAllowPrivilegeEscalation());
    assertTrue(gateway.getSecurityContext().getReadOnlyRootFilesystem());
    assertEquals(List.of("ALL"), gateway.getSecurityContext().getCapabilities().getDrop());
    for (Probe probe :
        List.of(
            gateway.getStartupProbe(), gateway.getReadinessProbe(), gateway.getLivenessProbe())) {
      assertEquals("management", probe.getHttpGet().getPort().getStrVal());
    }
  }

  @Test
  void secretsComeByReferenceOnly() throws IOException {
    Container gateway = deployment().getSpec().getTemplate().getSpec().getContainers().getFirst();
    assertTrue(gateway.getEnv().isEmpty(), "values in the manifest");
    ConfigMap values = (ConfigMap) strictly(Files.readString(BASE.resolve("config-map.yaml")));
    for (String key : values.getData().keySet()) {
      assertFalse(key.matches(".*(PASSWORD|SECRET|KEY).*"), key);
    }
  }

  private Deployment deployment() throws IOException {
    return (Deployment) strictly(Files.readString(BASE.resolve("deployment.yaml")));
  }

  private static List<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.list(BASE)) {
      return files
          .filter(file -> !file.getFileName().toString().equals("kustomization.yaml"))
          .sorted()
          .toList();
    }
  }
}
