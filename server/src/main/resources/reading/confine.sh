# Runs inside fresh mount, network, process, message and name spaces, before the parser process starts.
# Gives it a root folder of its own that holds programs, fonts and its class path, all read-only, a small folder in
# memory to work in, and nothing else; then drops every privilege.
# Arguments: root|user  folder-to-become-root  uid  bytes-of-memory-folder  readable-path...  --  command...
set -eu
mode=$1 root=$2 uid=$3 size=$4
shift 4

mount -t tmpfs -o "mode=0755,nosuid,nodev,size=16m" tmpfs "$root"
mkdir -p "$root/tmp" "$root/proc" "$root/dev" "$root/etc" "$root/old"
mount -t tmpfs -o "mode=1777,nosuid,nodev,noexec,size=$size" tmpfs "$root/tmp"

readable() {
    if [ -e "$root$1" ] || [ -L "$root$1" ]; then
        return 0
    elif [ -L "$1" ]; then
        mkdir -p "$root$(dirname "$1")"
        cp -P "$1" "$root$1"
    elif [ -d "$1" ]; then
        mkdir -p "$root$1"
        mount --rbind "$1" "$root$1"
        mount -o remount,bind,ro "$root$1" 2>/dev/null || true
    elif [ -e "$1" ]; then
        mkdir -p "$root$(dirname "$1")"
        : > "$root$1"
        mount --bind "$1" "$root$1"
        mount -o remount,bind,ro "$root$1" 2>/dev/null || true
    fi
}

while [ "$1" != "--" ]; do
    readable "$1"
    shift
done
shift

printf 'reader:x:%s:%s::/tmp:/bin/false\n' "$uid" "$uid" > "$root/etc/passwd"
for device in null zero full random urandom; do
    : > "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t proc -o nosuid,nodev,noexec proc "$root/proc" 2>/dev/null || true

cd "$root"
pivot_root . old
umount -l /old
mount -o remount,bind,ro,nosuid,nodev /
cd /tmp

if [ "$mode" = root ]; then
    exec prlimit --core=0 --nofile=1024 --nproc=512 -- \
        setpriv --reuid="$uid" --regid="$uid" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
        -- "$@"
fi
exec prlimit --core=0 --nofile=1024 -- setpriv --no-new-privs --bounding-set=-all --inh-caps=-all -- "$@"
