import { Textarea } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { CareFields } from "./fields.ts";

interface Props {
  fields: CareFields;
  wrong: keyof CareFields | null;
  onChange: (fields: CareFields) => void;
  language: string;
}

const names = ["summary", "plan", "warnings", "followUp"] as const;
const rows = { summary: 5, plan: 5, warnings: 3, followUp: 2 };

/** The same four parts, to be written in; lists are one item a line. */
export function CareFieldset({ fields, wrong, onChange, language }: Props) {
  const { t } = useTranslation("app");
  return (
    <>
      {names.map((name) => (
        <Textarea
          key={name}
          label={t(`care.${name}`)}
          description={name === "plan" || name === "warnings" ? t("care.perLine") : undefined}
          lang={language}
          value={fields[name]}
          minRows={rows[name]}
          maxLength={name === "followUp" ? 1000 : name === "summary" ? 4000 : undefined}
          error={wrong === name && t(name === "summary" ? "care.summaryMissing" : "care.tooLong")}
          autoFocus={name === "summary"}
          onChange={({ target }) => onChange({ ...fields, [name]: target.value })}
          data-testid={`care-${name}`}
        />
      ))}
    </>
  );
}
