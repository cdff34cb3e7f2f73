import { Skeleton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ListSkeleton } from "../ui/ListSkeleton.tsx";
import classes from "./Shell.module.css";

/** The shape of the pages to come, while it is told who is here. */
export function Starting() {
  const { t } = useTranslation();
  return (
    <div className={classes.shell} aria-label={t("state.starting")} role="status">
      <div className={classes.side} />
      <div className={classes.main}>
        <Skeleton height={34} width={220} mb="xl" />
        <ListSkeleton />
      </div>
    </div>
  );
}
