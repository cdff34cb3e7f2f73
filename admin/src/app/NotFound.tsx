import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/Notice.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("state.notFoundTitle")}
      text={t("state.notFoundText")}
      action={
        <Button component={Link} to="/ui/subscriptions">
          {t("state.notFoundGo")}
        </Button>
      }
    />
  );
}
