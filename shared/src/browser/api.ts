import {
  createTRPCClient,
  createWSClient,
  httpBatchLink,
  splitLink,
  wsLink,
  TRPCClientError,
  type TRPCClient,
} from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { errorBody, type Reason } from "../contract/reasons.ts";

export interface ApiOptions {
  /** The access token of now; null when nobody is signed in. Asked anew for each call and each socket. */
  getToken: () => Promise<string | null>;
  /** Where the server is: an origin, or nothing for the page's own. */
  baseUrl?: string;
  /** True while the socket is there. It opens with the first subscription, and comes back by itself. */
  onConnection?: (open: boolean) => void;
  /** Another WebSocket than the browser's; for programs outside one. */
  WebSocket?: typeof WebSocket;
}

export interface Api<TRouter extends AnyTRPCRouter> {
  client: TRPCClient<TRouter>;
  /** Closes the socket; live pages stop hearing. After signing out, for example. */
  close(): Promise<void>;
}

/** Most calls in one request: the server takes no more. */
const MOST_CALLS = 20;
const DELAYS = [100, 300, 1000, 2000, 4000, 8000];

/** The typed client of `/trpc`: calls by HTTP, a few in one request; subscriptions by one WebSocket. */
export function createApi<TRouter extends AnyTRPCRouter>({
  getToken,
  baseUrl = "",
  onConnection,
  WebSocket,
}: ApiOptions): Api<TRouter> {
  const socket = createWSClient({
    url: async () => {
      await online();
      return socketAddress(baseUrl);
    },
    connectionParams: async () => ({ token: (await getToken()) ?? "" }),
    lazy: { enabled: true, closeMs: 10_000 },
    keepAlive: { enabled: true, intervalMs: 20_000, pongTimeoutMs: 5000 },
    // A restart of the server lets everybody come back at once: not at the same moment.
    retryDelayMs: (attempt) => (DELAYS[Math.min(attempt, DELAYS.length - 1)] ?? 8000) * (0.7 + Math.random() * 0.6),
    onOpen: () => onConnection?.(true),
    onClose: () => onConnection?.(false),
    ...(WebSocket && { WebSocket }),
  });
  // A socket over a network that went looks open until a ping is missed: it is not.
  globalThis.addEventListener?.("offline", () => socket.connection?.ws?.close());
  const calls = httpBatchLink<AnyTRPCRouter>({
    url: `${baseUrl}/trpc`,
    maxItems: MOST_CALLS,
    async headers() {
      const token = await getToken();
      return token ? { authorization: `Bearer ${token}` } : {};
    },
  });
  // No transformer here or there: what passes is JSON, so the router's type adds nothing to the links.
  const links = [
    splitLink({ condition: (op) => op.type === "subscription", true: wsLink<AnyTRPCRouter>({ client: socket }), false: calls }),
  ];
  return {
    client: createTRPCClient<AnyTRPCRouter>({ links }),
    close: () => socket.close(),
  };
}

/** Resolves when the browser has a network: nothing is tried in vain before, and at once after. */
function online(): Promise<void> {
  if ((globalThis.navigator?.onLine ?? true) || !globalThis.addEventListener) return Promise.resolve();
  return new Promise((resolve) => globalThis.addEventListener("online", () => resolve(), { once: true }));
}

function socketAddress(baseUrl: string): string {
  const url = new URL("/trpc", baseUrl || globalThis.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}

/** Why a call was refused; null when it never reached the server, or was not refused at all. */
export function reasonOf(error: unknown): Reason | null {
  if (!(error instanceof TRPCClientError)) return null;
  return errorBody.shape.reason.safeParse(readData(error).reason).data ?? null;
}

/** What the refusal says beside its reason: `sessionId` of `session_already_live`, for example. */
export function detailsOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof TRPCClientError)) return {};
  return errorBody.shape.details.safeParse(readData(error).details).data ?? {};
}

function readData(error: TRPCClientError<AnyTRPCRouter>): Record<string, unknown> {
  const { data }: { data: unknown } = error;
  return typeof data === "object" && data !== null ? { ...data } : {};
}
