# What packaging/run and packaging/test share: Debian packages, a Python that fits, and a virtual environment.
# Sourced by bash; the caller stands in the project folder.

# The Debian packages that the wheels of Qt expect from the system.
offscreen_packages=(libgl1 libegl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0)
screen_packages=(libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libx11-xcb1 libxcb-xkb1
    libwayland-cursor0 libcups2)
# With strace the tests record what the program writes, and refuse it the n-th write; where it cannot be had they are
# passed over.
trace_packages=(strace)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

has_screen() { [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Newer releases of Debian call some libraries NAMEt64 and still take the old name for installing.
is_installed() {
    local states # dpkg-query fails when one of the two names is unknown, and still prints the other
    states=$(dpkg-query --show --showformat='${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null) || true
    grep -qx installed <<<"$states"
}

# Print the first Python from 3.11 to 3.14 that can make a virtual environment.
find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
            2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

# Install what is missing of the packages named; without the right to, print the one line to type.
need_packages() {
    command -v dpkg-query >/dev/null || return 0
    local missing=() package install
    for package in "$@"; do is_installed "$package" || missing+=("$package"); done
    find_python >/dev/null || missing+=(python3-venv)
    [ ${#missing[@]} -gt 0 ] || return 0
    install="apt-get update && apt-get install --yes --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -eq 0 ]; then
        say "Installing Debian packages: ${missing[*]}"
        install_packages "${missing[@]}"
    elif command -v sudo >/dev/null; then
        say "Some Debian packages are missing. Type this line, then start again:"
        fail "sudo sh -c '$install'"
    else
        say "Some Debian packages are missing. Type this line (it asks for root's password), then start again:"
        fail "su -c '$install'"
    fi
}

install_packages() {
    local log
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    if ! { apt-get update && apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
        tail -n 15 "$log" >&2
        fail "The Debian packages could not be installed; what apt-get said stands above and in $log."
    fi
    rm -f "$log"
}

# What a virtual environment was made from: when any of it changes, it is made again.
fingerprint() { # PYTHON FILE…
    "$1" - "$PWD" "${@:2}" pyproject.toml <<'PYTHON'
import hashlib, sys
digest = hashlib.sha256(f"{sys.version} {sys.argv[1]}".encode())
for name in sys.argv[2:]:
    with open(name, "rb") as file:
        digest.update(file.read())
print(digest.hexdigest())
PYTHON
}

# Make FOLDER hold exactly what the requirement file asks for, and the program itself, editable.
need_environment() { # FOLDER REQUIREMENTS
    local folder="$1" requirements="$2" python stamp
    python=$(find_python) || fail "Career Journal needs Python 3.11 to 3.14 with the module venv; none was found."
    stamp=$(fingerprint "$python" "$requirements")
    if [ -x "$folder/bin/python" ] && [ "$(cat "$folder/made-from" 2>/dev/null)" = "$stamp" ]; then return 0; fi
    [ -w . ] || fail "The folder $PWD cannot be written to; copy it to a place of your own and start there."
    say "Setting up $folder (once, about a minute) …"
    rm -rf "$folder" || fail "The folder $folder belongs to somebody else; remove it and start again."
    "$python" -m venv "$folder"
    local pip=("$folder/bin/python" -m pip --quiet --disable-pip-version-check)
    "${pip[@]}" install --require-hashes --requirement "$requirements" \
        || fail "The packages of $requirements could not be installed; what pip said stands above."
    "${pip[@]}" install --no-deps --no-build-isolation --editable . \
        || fail "Career Journal itself could not be installed into $folder; what pip said stands above."
    printf '%s\n' "$stamp" >"$folder/made-from"
}
