import { CaretRightIcon } from "@phosphor-icons/react/CaretRight";
import { PawPrintIcon } from "@phosphor-icons/react/PawPrint";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/Empty.tsx";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { SpeciesIcon } from "../../ui/SpeciesIcon.tsx";
import { usePets } from "./api.ts";
import { PetFacts } from "./PetFacts.tsx";
import "./pets.css";

export function PetsPage() {
  const { t } = useTranslation("app");
  const { data, error, refetch } = usePets();
  const add = (
    <Link className="action" to="/app/pets/new" data-testid="pet-add">
      {t("pets.add")}
    </Link>
  );
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t("pets.title")}</h1>
        {data && data.items.length > 0 && add}
      </header>
      {error && !data && <Failed error={error} retry={() => void refetch()} />}
      {!data && !error && <Rows count={2} height={88} />}
      {data?.items.length === 0 && (
        <Empty icon={<PawPrintIcon size={56} weight="light" aria-hidden />} title={t("pets.empty")} text={t("pets.emptyText")}>
          {add}
        </Empty>
      )}
      <ul className="list">
        {data?.items.map((pet) => (
          <li key={pet.id}>
            <Link className="list-row" to="/app/pets/$id" params={{ id: pet.id }} data-testid="pet-row">
              <span className="medal">
                <SpeciesIcon species={pet.species} />
              </span>
              <span className="list-text">
                <strong>{pet.name}</strong>
                <span>
                  <PetFacts pet={pet} />
                </span>
              </span>
              <CaretRightIcon size={22} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
