import { Skeleton } from "@mantine/core";
import { CaretDownIcon } from "@phosphor-icons/react/CaretDown";
import type { Pet } from "@callavet/shared/contract/pets.ts";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import "./dose.css";

// The list of substances comes when it is wanted.
const DoseForm = lazy(() => import("./DoseForm.tsx").then(({ DoseForm }) => ({ default: DoseForm })));

/** Folded beside the case: what an amount of something means for this animal. */
export function DosePanel({ pet }: { pet: Pet | null }) {
  const { t } = useTranslation("app");
  const [opened, setOpened] = useState(false);
  return (
    <details className="dose" onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)} data-testid="dose">
      <summary>
        {t("dose.title")}
        <CaretDownIcon size={20} aria-hidden />
      </summary>
      {opened && (
        <Suspense fallback={<Skeleton height={180} radius="md" />}>
          <DoseForm key={pet?.id} pet={pet} />
        </Suspense>
      )}
    </details>
  );
}
