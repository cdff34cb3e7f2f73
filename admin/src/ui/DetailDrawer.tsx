import { Drawer } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./DetailDrawer.module.css";
import { PHONE } from "./RecordList.tsx";

interface DetailDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  subtitle?: string;
  children: ReactNode;
}

/** One record beside its list; on a phone over all of it. The address knows that it is open. */
export function DetailDrawer({ opened, onClose, title, subtitle, children }: DetailDrawerProps) {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      classNames={{ header: classes.head }}
      size={phone ? "100%" : 520}
      padding="lg"
      transitionProps={{ duration: 140 }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      closeButtonProps={{ "aria-label": t("common.close"), size: "lg" }}
      title={
        <span className={classes.title}>
          <span className={classes.name}>{title}</span>
          {subtitle && <span className={classes.subtitle}>{subtitle}</span>}
        </span>
      }
      data-testid="detail"
    >
      {children}
    </Drawer>
  );
}

export function DrawerSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      {title && <h3 className={classes.heading}>{title}</h3>}
      {children}
    </section>
  );
}
