import type { Database } from './database.ts'

/** Raised with every change of the tables; a file of another version is kept aside. */
export const schemaVersion = 1

/**
 * `calls`: what stands in the list, as JSON text, with the text that a free search looks into. `bodies`: the
 * details of those that ended. `texts`: the same text by three letters. `blocks`: the columns of some
 * thousand calls, so that a million are known without reading each; `words`: what the numbers in them mean.
 * Large pages, and an index that is merged seldom, halve what a thousand calls a second cost to write. It is not
 * merged by itself, but by `StoredTexts.merge`:
 * https://www.sqlite.org/fts5.html#the_automerge_configuration_option
 */
const tables = `
create table meta (name text primary key, value text not null) without rowid;
create table calls (seq integer primary key, row text not null, said text not null);
create table bodies (seq integer primary key, called_as text, arguments text not null, trace text not null, result text);
create table remarks (seq integer primary key, pinned integer not null, note text, colour integer);
create table words (kind integer not null, id integer not null, word text not null, primary key (kind, id)) without rowid;
create table blocks (first integer primary key, count integer not null, columns blob not null);
create table rejections (minute integer not null, status integer not null, reason text not null, count integer not null, last integer not null, primary key (minute, status, reason)) without rowid;
create virtual table texts using fts5 (said, error, sid, content='', contentless_delete=1, tokenize='trigram');
insert into texts (texts, rank) values ('automerge', 0), ('usermerge', 16), ('crisismerge', 64);
pragma user_version = ${schemaVersion};
`

/**
 * Pages of the log that are brought into the file at once: 32 MB. That holds a core for as long as it takes, so
 * it should be seldom; and what was written several times meanwhile is brought there once.
 */
const checkpointPages = 2000

/** Makes the tables where there are none. Throws where the file is of another version. */
export function prepareSchema(database: Database): void {
  database.exec(
    `pragma page_size = 16384; pragma auto_vacuum = incremental; pragma journal_mode = wal; pragma wal_autocheckpoint = ${checkpointPages}; pragma synchronous = normal; pragma secure_delete = fast; pragma temp_store = memory`
  )
  const version = database.prepare('pragma user_version').get()?.[0]
  if (version === schemaVersion) return
  if (version !== 0) throw new UnknownVersion(`The history is of version ${String(version)}`)
  database.transaction(() => database.exec(tables))
}

export class UnknownVersion extends Error {}
