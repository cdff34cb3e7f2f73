import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Failed } from "../../ui/Failed.tsx";
import { Rows } from "../../ui/Rows.tsx";
import { usePet } from "./api.ts";
import { PetForm } from "./PetForm.tsx";

export function NewPetPage() {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  return (
    <div className="page page-narrow">
      <BackToPets />
      <h1>{t("pets.new")}</h1>
      <PetForm pet={null} action={t("pets.save")} onSaved={() => void navigate({ to: "/app/pets" })} />
    </div>
  );
}

export function EditPetPage() {
  const { t } = useTranslation("app");
  const { id } = useParams({ from: "/shell/app/pets/$id" });
  const { data, error, refetch } = usePet(id);
  const navigate = useNavigate();
  return (
    <div className="page page-narrow">
      <BackToPets />
      {data && (
        <>
          <h1>{t("pets.edit", { name: data.name })}</h1>
          <PetForm key={data.id} pet={data} action={t("pets.save")} onSaved={() => void navigate({ to: "/app/pets" })} />
        </>
      )}
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Rows count={4} height={64} />)}
    </div>
  );
}

function BackToPets() {
  const { t } = useTranslation();
  return (
    <Link className="back" to="/app/pets">
      {t("nav.pets")}
    </Link>
  );
}
