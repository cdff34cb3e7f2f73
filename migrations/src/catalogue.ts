import { type MigrationClient, rowsOf } from "./pool.ts";

export interface Column {
  relation: string;
  /** r: table, v: view. */
  kind: "r" | "v";
  name: string;
  /** Name in pg_type: `int4`, `timestamptz`, `_text` for an array. */
  type: string;
  nullable: boolean;
  /** The database fills it in where it is left out. */
  generated: boolean;
  /** It can never be written: `generated always`. */
  always: boolean;
}

/** Tables and views of `public`, in order of name, with their columns in order of place. */
export const selectColumns = (client: MigrationClient): Promise<Column[]> =>
  rowsOf<Column>(
    client,
    `select c.relname as relation, c.relkind as kind, a.attname as name, t.typname as type,
       not a.attnotnull and c.relkind <> 'v' as nullable,
       a.atthasdef or a.attidentity <> '' as generated,
       a.attidentity = 'a' or a.attgenerated <> '' as always
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     join pg_type t on t.oid = a.atttypid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname collate "C", a.attnum`,
  );
