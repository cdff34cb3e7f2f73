import { useEffect } from "react";
import { client, holdLine, api } from "./api.ts";
import { queryClient } from "./query-client.ts";

/** Reads again what may have changed, whenever the server says that this person's plan or consults did. */
export function useOwnEvents(): void {
  useEffect(() => {
    const release = holdLine();
    const subscription = client.me.events.subscribe(undefined, {
      onData({ kind }) {
        if (kind === "subscription")
          for (const feature of [api.subscriptions, api.overage, api.refunds])
            void queryClient.invalidateQueries({ queryKey: feature.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.me.pathKey() });
        void queryClient.invalidateQueries({ queryKey: api.sessions.pathKey() });
        if (kind === "session") void queryClient.invalidateQueries({ queryKey: api.care.pathKey() });
      },
      // Live news are a help; the pages read by themselves too.
      onError: () => {},
    });
    return () => {
      subscription.unsubscribe();
      release();
    };
  }, []);
}

export function useQueueEvents(): void {
  useEffect(() => {
    const release = holdLine();
    const subscription = client.sessions.queueEvents.subscribe(undefined, {
      onData: () => void queryClient.invalidateQueries({ queryKey: api.sessions.queue.queryKey({}) }),
      onError: () => {},
    });
    return () => {
      subscription.unsubscribe();
      release();
    };
  }, []);
}
