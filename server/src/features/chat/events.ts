import { eventsInput, type ChatEvent } from "@callavet/shared/contract/chat.ts";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { userProcedure } from "../../trpc/procedures.ts";
import { joinRoom } from "./join-room.ts";

/**
 * The room, live. Every event carries the number of the last message told so far as its id: tRPC's client keeps the id of
 * the last event, and forgets it when one comes without, so events of presence would otherwise lose the place.
 */
export const events = userProcedure
  .input(eventsInput)
  .subscription(async function* ({ ctx, input, signal }): AsyncGenerator<TrackedEnvelope<ChatEvent>> {
    for await (const { seq, event } of joinRoom(ctx, input, signal)) yield tracked(String(seq), event);
  });
