import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Refused } from "../features/accounts/pages/Refused.tsx";
import { SignIn } from "../features/accounts/pages/SignIn.tsx";
import { trpc } from "./api.ts";
import { Starting } from "./Starting.tsx";
import { Unreachable } from "./Unreachable.tsx";
import { useAuthSession } from "./use-auth-session.ts";

/** Nobody past here but an admin. The server decides again at every call; this only says it kindly. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useAuthSession();
  const me = useQuery(trpc.me.get.queryOptions({}, { enabled: Boolean(session), staleTime: 60_000 }));
  if (session === undefined) return <Starting />;
  if (session === null) return <SignIn />;
  if (me.data) return me.data.roles.includes("admin") ? children : <Refused email={me.data.email} />;
  if (me.error) return <Unreachable error={me.error} retry={me.refetch} />;
  return <Starting />;
}
