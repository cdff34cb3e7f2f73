import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { signOut } from "../../../app/auth.ts";
import { OutsidePage } from "../components/OutsidePage.tsx";
import classes from "../components/OutsidePage.module.css";

/** Signed in, but not as an admin: why, and two ways out. */
export function Refused({ email }: { email: string }) {
  const { t } = useTranslation();
  return (
    <OutsidePage title={t("refused.title")} lead={t("refused.text", { email })}>
      <p className={classes.aside}>{t("refused.next")}</p>
      <div className={classes.form} data-testid="admin-refused">
        <Button component="a" href="/">
          {t("refused.site")}
        </Button>
        <Button variant="default" onClick={() => void signOut()} data-testid="admin-refused-signout">
          {t("refused.other")}
        </Button>
      </div>
    </OutsidePage>
  );
}
