import { GoTrueClient, isAuthRefreshDiscardedError, isAuthRetryableFetchError } from "@supabase/auth-js";
import type { AuthChangeEvent, Session, SupportedStorage } from "@supabase/auth-js";
import type { Language } from "../contract/common.ts";
import { AuthReasonError, toAuthReason } from "./auth-reasons.ts";

/** Who is signed in on this browser. What they may do, the server says: nothing here is proof of it. */
export interface AuthSession {
  userId: string;
  email: string;
  fullName: string;
  accessToken: string;
  /** Seconds since 1970. */
  expiresAt: number;
}

export interface AuthOptions {
  /** Base address of the provider, with `/auth/v1`. */
  url: string;
  /** The provider's publishable key; empty where it needs none. */
  key: string;
  /** Where the browser keeps the session. */
  storageKey: string;
  /** The browser's local storage unless said. */
  storage?: SupportedStorage;
}

export type SignOutScope = "global" | "local" | "others";

export interface Auth {
  /**
   * An access token good for a while yet, refreshed where it has to be; null when nobody is signed in. Throws
   * `auth_unavailable` when that cannot be told.
   */
  getToken(): Promise<string | null>;
  session(): Promise<AuthSession | null>;
  signIn(input: { email: string; password: string }): Promise<AuthSession>;
  /** Null: a mail was sent, and its link or code signs in. */
  signUp(input: { email: string; password: string; fullName: string; language: Language }): Promise<AuthSession | null>;
  /** `local`: here; `others`: everywhere but here; `global`: everywhere. */
  signOut(scope?: SignOutScope): Promise<void>;
  /** Told at once of the session as it is, then of every change, other tabs' too. Returns how to stop. */
  onChange(listener: (session: AuthSession | null, event: AuthChangeEvent) => void): () => void;
  /** Stops refreshing in the background. */
  close(): Promise<void>;
}

/** With less than this left, a token might expire on its way. */
const MARGIN_MS = 30_000;
/** The client retries a refresh for half a minute when the provider is away: people are not kept waiting that long. */
const PATIENCE_MS = 4_000;

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

const toSession = (session: Session | null): AuthSession | null =>
  session && {
    userId: session.user.id,
    email: session.user.email ?? "",
    fullName: textOf(session.user.user_metadata["full_name"]),
    accessToken: session.access_token,
    expiresAt: session.expires_at ?? 0,
  };

/** A thin wrapper of the provider's own client: few verbs, and errors as reasons from a closed set. */
export function createAuth({ url, key, storageKey, storage }: AuthOptions): Auth {
  const client = new GoTrueClient({
    url,
    headers: key ? { apikey: key } : {},
    storageKey,
    ...(storage ? { storage } : {}),
    autoRefreshToken: true,
    persistSession: true,
    // Nobody is signed in by tokens in an address that somebody else may have sent them.
    detectSessionInUrl: false,
  });

  const refuse = (error: unknown): never => {
    throw new AuthReasonError(toAuthReason(error), error);
  };

  // What the client last said, so that a good token costs neither a look into the storage nor a wait for the provider.
  let known: Session | null = null;
  const { data: watch } = client.onAuthStateChange((_event, session) => void (known = session));
  const left = (session: Session | null): number => (session?.expires_at ?? 0) * 1000 - Date.now();

  // The client refreshes 90 s ahead and gives the old token while that one is still good.
  async function asked(): Promise<Session | null> {
    const { data, error } = await client.getSession();
    if (!error) return data.session;
    // Another tab refreshed a moment earlier and has stored its tokens: they are ours too.
    if (isAuthRefreshDiscardedError(error)) return (await client.getSession()).data.session;
    return isAuthRetryableFetchError(error) ? refuse(error) : null;
  }

  async function current(): Promise<Session | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<Session>((resolve, reject) => {
      const giveUp = () => (known && left(known) > 0 ? resolve(known) : reject(new AuthReasonError("auth_unavailable")));
      timer = setTimeout(giveUp, PATIENCE_MS);
    });
    return Promise.race([asked(), patience]).finally(() => clearTimeout(timer));
  }

  return {
    getToken: async () => (known && left(known) > MARGIN_MS ? known.access_token : ((await current())?.access_token ?? null)),
    session: async () => toSession(await current()),
    async signIn({ email, password }) {
      const { data, error } = await client.signInWithPassword({ email: email.trim(), password });
      return error ? refuse(error) : (toSession(data.session) ?? refuse(new AuthReasonError("unknown")));
    },
    async signUp({ email, password, fullName, language }) {
      const data = { full_name: fullName.trim(), language };
      const answer = await client.signUp({ email: email.trim(), password, options: { data } });
      return answer.error ? refuse(answer.error) : toSession(answer.data.session);
    },
    async signOut(scope = "local") {
      const { error } = await client.signOut({ scope });
      if (error) refuse(error);
    },
    onChange(listener) {
      const { data } = client.onAuthStateChange((event, session) => listener(toSession(session), event));
      return () => data.subscription.unsubscribe();
    },
    async close() {
      watch.subscription.unsubscribe();
      await client.stopAutoRefresh();
    },
  };
}
