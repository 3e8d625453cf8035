#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <dlfcn.h>
#include <sqlite3.h>

// SQLite is loaded when the state is opened, which is done beside the parsing: linked, it takes half a millisecond of every
// start. Ask sqlite_is_there() before anything else; without the library no other function may be called.
static inline void *sqlite_library_symbol(const char *name) {
  static void *library;
  void *loaded = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
  if (!loaded) {
    loaded = dlopen("libsqlite3.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!loaded) return 0;
    __atomic_store_n(&library, loaded, __ATOMIC_RELEASE);
  }
  return dlsym(loaded, name);
}
#define LOADED(function) ((__typeof__(&function))sqlite_library_symbol(#function))

static inline int sqlite_is_there(void) { return sqlite_library_symbol("sqlite3_open_v2") != 0; }
static inline int sqlite_open(const char *path, sqlite3 **database, int flags) {
  return LOADED(sqlite3_open_v2)(path, database, flags, 0);
}
static inline int sqlite_close(sqlite3 *database) { return LOADED(sqlite3_close_v2)(database); }
static inline int sqlite_busy_timeout(sqlite3 *database, int milliseconds) {
  return LOADED(sqlite3_busy_timeout)(database, milliseconds);
}
static inline int sqlite_extended_errcode(sqlite3 *database) { return LOADED(sqlite3_extended_errcode)(database); }
static inline int sqlite_system_errno(sqlite3 *database) { return LOADED(sqlite3_system_errno)(database); }
static inline const char *sqlite_errstr(int code) { return LOADED(sqlite3_errstr)(code); }
static inline int sqlite_prepare(sqlite3 *database, const char *sql, int count, sqlite3_stmt **statement) {
  return LOADED(sqlite3_prepare_v2)(database, sql, count, statement, 0);
}
static inline int sqlite_step(sqlite3_stmt *statement) { return LOADED(sqlite3_step)(statement); }
static inline int sqlite_finalize(sqlite3_stmt *statement) { return LOADED(sqlite3_finalize)(statement); }
static inline int sqlite_bind_int64(sqlite3_stmt *statement, int place, sqlite3_int64 value) {
  return LOADED(sqlite3_bind_int64)(statement, place, value);
}
static inline int sqlite_bind_null(sqlite3_stmt *statement, int place) {
  return LOADED(sqlite3_bind_null)(statement, place);
}
// The bytes are copied.
static inline int sqlite_bind_text(sqlite3_stmt *statement, int place, const char *bytes, int count) {
  return LOADED(sqlite3_bind_text)(statement, place, bytes, count, SQLITE_TRANSIENT);
}
static inline int sqlite_bind_blob(sqlite3_stmt *statement, int place, const void *bytes, int count) {
  return LOADED(sqlite3_bind_blob)(statement, place, bytes, count, SQLITE_TRANSIENT);
}
static inline int sqlite_column_count(sqlite3_stmt *statement) { return LOADED(sqlite3_column_count)(statement); }
static inline int sqlite_column_type(sqlite3_stmt *statement, int column) {
  return LOADED(sqlite3_column_type)(statement, column);
}
static inline sqlite3_int64 sqlite_column_int64(sqlite3_stmt *statement, int column) {
  return LOADED(sqlite3_column_int64)(statement, column);
}
static inline const void *sqlite_column_blob(sqlite3_stmt *statement, int column) {
  return LOADED(sqlite3_column_blob)(statement, column);
}
static inline int sqlite_column_bytes(sqlite3_stmt *statement, int column) {
  return LOADED(sqlite3_column_bytes)(statement, column);
}

#undef LOADED
#endif
