/* A disk that fails on demand. Loaded before libc (LD_PRELOAD), it counts every call that changes or reads a file
   below one folder; armed, it stops the program or fails the call at a chosen position.

   torture_arm(folder, kinds, position, action, error): from here on count anew. Returns nothing.
   torture_count(): how many calls were counted since then; torture_last(): which kind the last one was. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/sendfile.h>
#include <unistd.h>

enum kind { WRITES = 1, SYNCS = 2, LENGTHS = 4, NAMES = 8, READS = 16, AWAY = 32 };
enum action {
    ONLY_COUNT = 0,
    STOP_BEFORE = 1,   /* kill -9 instead of the call */
    STOP_HALF_WAY = 2, /* half of a write, the whole of any other call, then kill -9 */
    FAIL_ONCE = 3,
    FAIL_FROM_THERE = 4,
    HALF_THEN_FAIL = 5, /* half of a write reaches the file, the call fails */
    SHORT_ONCE = 6      /* half of a write, and the call says so: not an error */
};

static char folder[PATH_MAX];
static size_t folder_length;
static int kinds, action, failure;
static long position, counted;
static int last_kind;

void torture_arm(const char *below, int which, long at, int how, int error) {
    snprintf(folder, sizeof folder, "%s", below);
    folder_length = strlen(folder);
    kinds = which; position = at; action = how; failure = error;
    counted = 0; last_kind = 0;
}

long torture_count(void) { return counted; }
int torture_last(void) { return last_kind; }

static int is_below(const char *path) {
    return folder_length > 0 && path != NULL && strncmp(path, folder, folder_length) == 0;
}

static int is_ours(int opened) {
    char link[64], path[PATH_MAX];
    if (folder_length == 0) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", opened);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return is_below(path);
}

/* 0: let it through; 1: half of it and then the end; 2: fail; 3: half of it, then fail; 4: half of it, no error */
static int verdict(int kind) {
    if ((kinds & kind) == 0) return 0;
    counted++;
    last_kind = kind;
    if (position == 0 || counted < position) return 0;
    if (counted > position) return action == FAIL_FROM_THERE && kind != READS ? 2 : 0;
    switch (action) {
        case STOP_BEFORE: kill(getpid(), SIGKILL); return 0;
        case STOP_HALF_WAY: return 1;
        case FAIL_ONCE: case FAIL_FROM_THERE: return 2;
        case HALF_THEN_FAIL: return kind == WRITES ? 3 : 2;
        case SHORT_ONCE: return kind == WRITES ? 4 : 0;
        default: return 0;
    }
}

static void end(void) { kill(getpid(), SIGKILL); }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

#define WRITE_CALL(name, parameters, whole, half)                                  \
    ssize_t name parameters {                                                      \
        static __typeof__(&name) real;                                             \
        if (!real) real = REAL(name);                                              \
        int now = is_ours(fd) ? verdict(WRITES) : 0;                               \
        if (now == 0) return real whole;                                           \
        if (now == 4) return size > 1 ? real half : real whole;                    \
        if (now == 1 || now == 3) (void)!real half;                                \
        if (now == 1) end();                                                       \
        errno = failure;                                                           \
        return -1;                                                                 \
    }

WRITE_CALL(write, (int fd, const void *from, size_t size), (fd, from, size), (fd, from, size / 2))
WRITE_CALL(pwrite, (int fd, const void *from, size_t size, off_t at), (fd, from, size, at), (fd, from, size / 2, at))
WRITE_CALL(pwrite64, (int fd, const void *from, size_t size, off64_t at), (fd, from, size, at),
           (fd, from, size / 2, at))

/* every other call: before it, or after it, or fail */
#define OTHER_CALL(type, name, kind, parameters, arguments, is_mine)               \
    type name parameters {                                                         \
        static __typeof__(&name) real;                                             \
        if (!real) real = REAL(name);                                              \
        int now = (is_mine) ? verdict(kind) : 0;                                   \
        if (now == 2) { errno = failure; return -1; }                              \
        type answer = real arguments;                                              \
        if (now == 1) end();                                                       \
        return answer;                                                             \
    }

OTHER_CALL(int, fsync, SYNCS, (int fd), (fd), is_ours(fd))
OTHER_CALL(int, fdatasync, SYNCS, (int fd), (fd), is_ours(fd))
OTHER_CALL(int, ftruncate, LENGTHS, (int fd, off_t size), (fd, size), is_ours(fd))
OTHER_CALL(int, ftruncate64, LENGTHS, (int fd, off64_t size), (fd, size), is_ours(fd))
OTHER_CALL(int, rename, NAMES, (const char *from, const char *to), (from, to), is_below(from) || is_below(to))
OTHER_CALL(int, unlink, AWAY, (const char *path), (path), is_below(path))
OTHER_CALL(int, rmdir, AWAY, (const char *path), (path), is_below(path))
OTHER_CALL(int, mkdir, NAMES, (const char *path, mode_t mode), (path, mode), is_below(path))
OTHER_CALL(ssize_t, read, READS, (int fd, void *to, size_t size), (fd, to, size), is_ours(fd))
OTHER_CALL(ssize_t, pread, READS, (int fd, void *to, size_t size, off_t at), (fd, to, size, at), is_ours(fd))
OTHER_CALL(ssize_t, pread64, READS, (int fd, void *to, size_t size, off64_t at), (fd, to, size, at), is_ours(fd))
OTHER_CALL(ssize_t, sendfile, WRITES, (int fd, int from, off_t *at, size_t size), (fd, from, at, size), is_ours(fd))
OTHER_CALL(ssize_t, copy_file_range, WRITES,
           (int from, off64_t *at, int fd, off64_t *to, size_t size, unsigned flags),
           (from, at, fd, to, size, flags), is_ours(fd))

/* opening counts only when it may make a file */
#define OPEN_CALL(name)                                                            \
    int name(const char *path, int flags, ...) {                                   \
        static __typeof__(&name) real;                                             \
        va_list more;                                                              \
        va_start(more, flags);                                                     \
        mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;  \
        va_end(more);                                                              \
        if (!real) real = REAL(name);                                              \
        int now = (flags & O_CREAT) && is_below(path) ? verdict(NAMES) : 0;        \
        if (now == 2) { errno = failure; return -1; }                              \
        int answer = real(path, flags, mode);                                      \
        if (now == 1) end();                                                       \
        return answer;                                                             \
    }

OPEN_CALL(open)
OPEN_CALL(open64)
