# Builds a private file system and runs a command in it. Runs as the first process of new
# namespaces. Arguments: a folder, with the files of the working folder in `files`, where `root` is
# mounted and `ready` appears when all is set up; the size of each file system; the folders to make;
# "--"; what to bind read-only; "--"; devices; "--"; the command that enters.
set -e
PATH=/usr/sbin:/usr/bin:/sbin:/bin
folder=$1 size=$2 root=$1/root
shift 2

# Nothing that is mounted here may be seen outside.
mount --make-rprivate /
mount -n -t tmpfs -o "size=$size,nr_inodes=4096,mode=755,nosuid,nodev" tmpfs "$root"
cd "$root"
mkdir tmp
# First, as something readable may lie in it.
mount -n -t tmpfs -o "size=$size,nr_inodes=4096,mode=1777,nosuid,nodev" tmpfs "$root/tmp"
cp -r "$folder/files/." tmp
while [ "$1" != -- ]; do
    mkdir -p ".$1"
    shift
done
shift
while [ "$1" != -- ]; do
    if [ -d "$1" ]; then mkdir -p ".$1"; else : >".$1"; fi
    # Where we are not root, what the mount already refuses must stay refused.
    mount -n -o bind,ro,nosuid "$1" "$root$1" 2>/dev/null ||
        mount -n -o remount,bind,ro,nosuid,nodev "$root$1"
    shift
done
shift
while [ "$1" != -- ]; do
    : >".$1"
    mount -n --bind "$1" "$root$1"
    shift
done
shift
mount -n -o remount,bind,ro "$root"
: >"$folder/ready"
# The folder as it was entered lies below the mount.
cd "$root"
# Not by exec: changing users would cut the tie to the supervisor, with which this process dies, and
# with this process, the first, all others.
"$@" || exit $?
