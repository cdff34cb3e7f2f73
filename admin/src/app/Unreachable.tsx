import { ErrorNotice } from "../ui/Notice.tsx";

const reload = () => window.location.reload();

/** The server cannot be asked who this is: nothing else can be shown. */
export function Unreachable({ error, retry = reload }: { error: unknown; retry?: () => void }) {
  return (
    <main style={{ padding: "var(--space-6) var(--page-pad)" }}>
      <ErrorNotice error={error} retry={retry} />
    </main>
  );
}
