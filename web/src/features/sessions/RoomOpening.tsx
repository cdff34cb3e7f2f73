import type { SessionDetail } from "@callavet/shared/contract/sessions.ts";
import type { ReactNode } from "react";
import { reasonOf } from "../../lib/reason-of.ts";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { useSession } from "./api.ts";

interface Props {
  id: string;
  /** What is said where the consult cannot be seen by this person. */
  refusal?: string;
  /** The way back from there. */
  wayBack: ReactNode;
  children: (detail: SessionDetail) => ReactNode;
}

/** A consult being opened: its outline while it is read, the refusal and the way back where it is not this person's. */
export function RoomOpening({ id, refusal, wayBack, children }: Props) {
  const { data, error, refetch } = useSession(id);
  if (data) return children(data);
  if (!error)
    return (
      <div className="page">
        <Rows count={3} height={96} />
      </div>
    );
  const gone = !reasonOf(error).transient;
  return (
    <div className="page page-narrow">
      <Failed error={error} {...(gone ? (refusal ? { title: refusal } : {}) : { retry: () => void refetch() })} />
      {wayBack}
    </div>
  );
}
