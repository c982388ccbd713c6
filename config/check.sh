# ./guanxi check [MAVEN OPTIONS]: what continuous integration runs, also on a machine that has nothing yet.
# Part of the launcher, which defines fail, find_java, find_maven and here.

check() {
  started=$(date +%s)
  cd "$here"
  install_missing
  find_java
  find_maven
  log=$here/target/check.log
  mkdir -p "$here/target"
  touch "$here/target/check.started"
  : >"$log" # it is read below, perhaps before Maven's shell has opened it
  code=0
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 "$maven" -B -Dstyle.color=never -Dmaven.test.failure.ignore=false \
    --fail-at-end verify "$@" </dev/null >"$log" 2>&1 &
  maven_process=$!
  trap 'kill $maven_process 2>/dev/null; exit 130' INT TERM HUP
  watch_check
  wait $maven_process || code=$?
  trap - INT TERM HUP
  summary "$code"
  seconds=$(($(date +%s) - started))
  if [ "$code" -ne 0 ]; then
    sed -n 's/^\[ERROR\] //p' "$log" | sed '/^$/d; /\[Help/d; /re-run Maven/d; /^For more information/d' | head -n 60
    echo "check failed after $seconds s: $totals. The whole log: $log"
    echo "$verdict"
    exit 1
  fi
  echo "check passed in $seconds s: $totals"
  echo "$verdict"
}

# Says what is being done: the lines of Maven that name a module, a test class or a failure.
watch_check() {
  seen=0
  while :; do
    alive=true
    kill -0 $maven_process 2>/dev/null || alive=
    lines=$(wc -l <"$log")
    if [ "$lines" -gt "$seen" ]; then
      sed -n "$((seen + 1)),${lines}p" "$log" \
        | grep -E '^\[INFO\] -+< |Tests run:.* in |^\[ERROR\] .*(FAIL|ERROR)' || true
      seen=$lines
    fi
    [ -n "$alive" ] || break
    sleep 2
  done
}

# One line for all modules, from the reports that Surefire and Failsafe wrote in this run.
summary() {
  totals=$(find "$here" -path '*/target/*-reports/TEST-*.xml' -newer "$here/target/check.started" 2>/dev/null \
    -exec sed -n '/<testsuite /{p;q;}' {} \; | awk '
    function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
    { suites++; tests += value("tests"); bad += value("errors") + value("failures"); skipped += value("skipped") }
    END { printf "%d test classes, %d tests, %d failed, %d skipped", suites, tests, bad, skipped }')
  verdict=$(echo "$totals" | awk '{ printf "%d passed, %d failed, %d skipped", $4 - $6 - $8, $6, $8 }')
}

# On Debian as root what is missing is installed; elsewhere it is said what to install.
install_missing() {
  missing=
  command -v mvn >/dev/null 2>&1 || missing="$missing maven"
  [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] \
    || [ "$(uname)" = Darwin ] || missing="$missing chromium"
  # For the tests that let clients written in JavaScript talk to Guanxi.
  command -v npm >/dev/null 2>&1 || missing="$missing nodejs npm"
  [ "$(uname)" = Darwin ] || find /usr/share/fonts -iname '*NotoSansCJK*' 2>/dev/null | grep -q . \
    || missing="$missing fonts-noto-cjk"
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing"
    mkdir -p "$here/target"
    # shellcheck disable=SC2086
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
      >"$here/target/install.log" 2>&1 </dev/null \
      || fail "installing$missing failed." "See $here/target/install.log"
  else
    fail "the check needs$missing." "Install them with your package manager, for example: apt-get install$missing"
  fi
}
