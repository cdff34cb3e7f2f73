import { Button } from "@mantine/core";
import { BusyButton } from "./BusyButton.tsx";
import place from "./place.module.css";

interface AnswersProps {
  yes: string;
  busy: boolean;
  busyLabel: string;
  /** Left out where the press sends the form. */
  onYes?: () => void;
  no: string;
  onNo: () => void;
  testId: string;
}

/** To do it, or not; once it is on its way there is no way back. */
export function Answers({ yes, busy, busyLabel, onYes, no, onNo, testId }: AnswersProps) {
  return (
    <div className={place.actions}>
      <BusyButton type={onYes ? "button" : "submit"} busy={busy} busyLabel={busyLabel} onClick={onYes} data-testid={testId}>
        {yes}
      </BusyButton>
      {!busy && (
        <Button variant="default" onClick={onNo}>
          {no}
        </Button>
      )}
    </div>
  );
}
