import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Facts } from "./Facts.tsx";
import { Keys, modKey } from "./Keys.tsx";

export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t("keys.title")} closeButtonProps={{ "aria-label": t("common.close") }}>
      <Facts
        items={[
          [t("keys.find"), <Keys key="k" keys={[modKey, "K"]} />],
          [t("keys.filter"), <Keys key="k" keys={["/"]} />],
          [t("keys.goSubscriptions"), <Keys key="k" keys={["G", "M"]} />],
          [t("keys.goSessions"), <Keys key="k" keys={["G", "C"]} />],
          [t("keys.goPayments"), <Keys key="k" keys={["G", "Y"]} />],
          [t("keys.goRequests"), <Keys key="k" keys={["G", "R"]} />],
          [t("keys.goPricing"), <Keys key="k" keys={["G", "P"]} />],
          [t("keys.goEvents"), <Keys key="k" keys={["G", "E"]} />],
          [t("keys.goHealth"), <Keys key="k" keys={["G", "H"]} />],
          [t("keys.nextPage"), <Keys key="k" keys={["N"]} />],
          [t("keys.previousPage"), <Keys key="k" keys={["B"]} />],
          [t("keys.close"), <Keys key="k" keys={["Esc"]} />],
          [t("keys.help"), <Keys key="k" keys={["?"]} />],
        ]}
      />
    </Modal>
  );
}
