import { eventsInput } from "@callavet/shared/contract/chat.ts";
import { userProcedure } from "../../trpc/procedures.ts";
import { joinRoom } from "./join-room.ts";

/** The room, live. */
export const events = userProcedure.input(eventsInput).subscription(({ ctx, input, signal }) => joinRoom(ctx, input, signal));
