import { asService, type Database } from "@callavet/shared/node/database.ts";

/** The newest of the outbox, with whom each is for. */
export const selectOutbox = (db: Database, limit: number) =>
  asService(db, (trx) =>
    trx
      .selectFrom("notifications")
      .innerJoin("profiles", "profiles.id", "notifications.user_id")
      .select([
        "notifications.id",
        "notifications.channel",
        "notifications.template",
        "notifications.language",
        "notifications.data",
        "notifications.status",
        "notifications.created_at",
        "profiles.email",
        "profiles.full_name",
      ])
      .orderBy("notifications.created_at", "desc")
      .orderBy("notifications.id")
      .limit(limit)
      .execute(),
  );
