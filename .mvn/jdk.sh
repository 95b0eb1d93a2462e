# Sourced by mvnw and dev: keeps a JAVA_HOME that is new enough, else takes the first JDK of at
# least JDK_MIN found where JDKs usually are, else says what to install.
JDK_MIN=25

# The major version of the JDK at $1, or 0 where there is none.
jdk_major() {
  _major=0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    _major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s' "${_major:-0}"
}

if [ "$(jdk_major "${JAVA_HOME:-/nonexistent}")" -lt "$JDK_MIN" ]; then
  for _home in \
    "$(dirname "$(dirname "$(readlink -f "$(command -v javac 2>/dev/null)" 2>/dev/null)")")" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* "$HOME"/.asdf/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if [ "$(jdk_major "$_home")" -ge "$JDK_MIN" ]; then
      JAVA_HOME=$_home
      export JAVA_HOME
      break
    fi
  done
  if [ "$(jdk_major "${JAVA_HOME:-/nonexistent}")" -lt "$JDK_MIN" ]; then
    echo "Promirror needs a JDK $JDK_MIN or newer and found none." >&2
    echo "Install one (for example Eclipse Temurin $JDK_MIN, https://adoptium.net, or 'sdk install java $JDK_MIN-tem')" >&2
    echo "or set JAVA_HOME to where it is." >&2
    exit 1
  fi
fi
