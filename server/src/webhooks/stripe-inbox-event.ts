import { z } from "zod";

/** An event as the inbox keeps it; `payload` is the JSON text as it came. */
export interface InboxEvent {
  id: string;
  type: string;
  apiVersion: string | null;
  livemode: boolean;
  objectId: string | null;
  customer: string | null;
  payload: string;
  createdAt: string;
}

const named = z.string().min(1).max(255);
const schema = z.object({
  id: named,
  type: named,
  api_version: z.string().nullish(),
  livemode: z.boolean().default(false),
  created: z.number().int().nonnegative(),
  data: z.object({
    object: z.object({
      object: z.string().optional(),
      id: z.string().optional(),
      customer: z
        .union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
        .nullish()
        .catch(null),
    }),
  }),
});

/** Null when it is no event that could be stored. Every type is: what to do about one is the worker's question. */
export function inboxEvent(event: unknown, payload: string): InboxEvent | null {
  const parsed = schema.safeParse(event);
  if (!parsed.success) return null;
  const { id, type, created, livemode, api_version, data } = parsed.data;
  const { object } = data;
  return {
    id,
    type,
    apiVersion: api_version ?? null,
    livemode,
    objectId: object.id ?? null,
    customer: object.customer ?? (object.object === "customer" ? (object.id ?? null) : null),
    payload,
    createdAt: new Date(created * 1000).toISOString(),
  };
}
