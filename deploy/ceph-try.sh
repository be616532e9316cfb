#!/bin/sh
# Starts a small Ceph cluster with an S3 gateway on this machine, runs a command against it, and ends it again. For
# trying Aumbry's object store against a real one; for real use see docs/operate/object-store.md. Needs root and
# Debian's packages ceph-mon, ceph-mgr, ceph-osd, ceph-common, radosgw (installed when missing).
#
#   deploy/ceph-try.sh [command ...]    the command finds S3_ENDPOINT, S3_ACCESS_KEY and S3_SECRET_KEY; without one it
#                                       waits until Enter is pressed
#
# CEPH_TRY_FOLDER (a new temporary folder), CEPH_TRY_PORT (7480) and CEPH_TRY_OSDS (3) change where, which and how many.
set -eu

[ "$(id -u)" = 0 ] || { echo "deploy/ceph-try.sh needs root." >&2; exit 2; }
missing=
for program in ceph-mon ceph-mgr ceph-osd ceph radosgw radosgw-admin monmaptool; do
    command -v "$program" >/dev/null 2>&1 || missing=yes
done
if [ -n "$missing" ]; then
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ceph-mon ceph-mgr ceph-osd ceph-common radosgw >&2
fi

folder=${CEPH_TRY_FOLDER:-$(mktemp -d "${TMPDIR:-/tmp}/ceph-try-XXXXXX")}
port=${CEPH_TRY_PORT:-7480}
osds=${CEPH_TRY_OSDS:-3}
mon_port=$((port + 1))
mkdir -p "$folder/run" "$folder/log" "$folder/mon" "$folder/mgr" "$folder/rgw"
pids=$folder/pids
: >"$pids"

end() {
    status=$?
    trap - EXIT INT TERM
    # Last begun, first ended; the files are of no use to anyone afterwards.
    sort -rn "$folder/order" 2>/dev/null | while read -r _ pid; do
        kill "$pid" 2>/dev/null || true
    done
    sleep 1
    while read -r pid; do
        kill -9 "$pid" 2>/dev/null || true
    done <"$pids"
    rm -rf "$folder"
    exit "$status"
}
trap end EXIT INT TERM

begin() {
    name=$1
    shift
    "$@" >"$folder/log/$name.out" 2>&1 </dev/null &
    echo "$!" >>"$pids"
    echo "$(wc -l <"$pids") $!" >>"$folder/order"
}

cat >"$folder/ceph.conf" <<END
[global]
fsid = $(cat /proc/sys/kernel/random/uuid)
mon_host = v2:127.0.0.1:$mon_port
mon_initial_members = a
auth_cluster_required = cephx
auth_service_required = cephx
auth_client_required = cephx
keyring = $folder/keyring
run_dir = $folder/run
admin_socket = $folder/run/\$name.asok
pid_file = $folder/run/\$name.pid
log_file = $folder/log/\$name.log
osd_pool_default_size = $osds
osd_pool_default_min_size = $(((osds + 1) / 2))
osd_pool_default_pg_num = 8
osd_pool_default_pgp_num = 8
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
mon_data = $folder/mon
mgr_data = $folder/mgr
osd_data = $folder/osd.\$id
osd_objectstore = bluestore
bluestore_block_size = 10737418240
bluestore_block_create = true
osd_memory_target = 939524096
ms_bind_ipv6 = false
public_network = 127.0.0.0/8
cluster_network = 127.0.0.0/8
[client.rgw]
rgw_data = $folder/rgw
rgw_frontends = beast endpoint=127.0.0.1:$port
rgw_thread_pool_size = 32
rgw_enable_usage_log = false
END
export CEPH_CONF="$folder/ceph.conf"

ceph-authtool --create-keyring "$folder/keyring" --gen-key -n mon. --cap mon 'allow *' >/dev/null
ceph-authtool "$folder/keyring" --gen-key -n client.admin --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *' >/dev/null
monmaptool --create --addv a "[v2:127.0.0.1:$mon_port]" --fsid "$(sed -n 's/^fsid = //p' "$CEPH_CONF")" "$folder/monmap" >/dev/null
ceph-mon --mkfs -i a --monmap "$folder/monmap" --keyring "$folder/keyring" >/dev/null
begin mon ceph-mon -f -i a

wait_for() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 90 ] || { echo "Ceph did not come up; see $folder/log." >&2; tail -n 5 "$folder"/log/*.out >&2; exit 1; }
        sleep 1
    done
}

wait_for timeout 5 ceph -s
ceph auth get-or-create mgr.a mon 'allow profile mgr' osd 'allow *' mds 'allow *' >>"$folder/keyring"
begin mgr ceph-mgr -f -i a
number=0
while [ "$number" -lt "$osds" ]; do
    uuid=$(cat /proc/sys/kernel/random/uuid)
    secret=$(ceph-authtool --gen-print-key)
    mkdir -p "$folder/osd.$number"
    id=$(printf '{"cephx_secret": "%s"}' "$secret" | ceph osd new "$uuid" -i -)
    ceph-authtool --create-keyring "$folder/osd.$id/keyring" -n "osd.$id" --add-key "$secret" >/dev/null
    ceph-osd --mkfs -i "$id" --osd-uuid "$uuid" --keyring "$folder/osd.$id/keyring" >"$folder/log/mkfs.$id.out" 2>&1
    begin "osd.$id" ceph-osd -f -i "$id" --keyring "$folder/osd.$id/keyring"
    number=$((number + 1))
done
ceph auth get-or-create client.rgw mon 'allow rw' osd 'allow rwx' mgr 'allow rw' >>"$folder/keyring"
begin rgw radosgw -f -n client.rgw
wait_for curl -fsS -o /dev/null "http://127.0.0.1:$port/"
user=$(radosgw-admin user create --uid=aumbry --display-name=Aumbry --max-buckets=0 2>/dev/null)
S3_ENDPOINT=http://127.0.0.1:$port
S3_ACCESS_KEY=$(printf '%s' "$user" | sed -n 's/.*"access_key": "\(.*\)",.*/\1/p' | head -n 1)
S3_SECRET_KEY=$(printf '%s' "$user" | sed -n 's/.*"secret_key": "\(.*\)".*/\1/p' | head -n 1)
export S3_ENDPOINT S3_ACCESS_KEY S3_SECRET_KEY
echo "Ceph $(ceph --version | cut -d' ' -f3) with $osds OSDs answers at $S3_ENDPOINT; its files are in $folder." >&2
# For trying what happens when a disk dies: kill -9 of one of these.
echo "$folder" >"${CEPH_TRY_SAYS:-/dev/null}"
if [ $# -gt 0 ]; then
    "$@"
else
    echo "S3_ACCESS_KEY=$S3_ACCESS_KEY S3_SECRET_KEY=$S3_SECRET_KEY" >&2
    echo "Press Enter to end it." >&2
    read -r _
fi
