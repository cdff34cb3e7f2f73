import { ChatsCircle } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { CreditCard } from "@phosphor-icons/react/dist/csr/CreditCard";
import { HandCoins } from "@phosphor-icons/react/dist/csr/HandCoins";
import { Heartbeat } from "@phosphor-icons/react/dist/csr/Heartbeat";
import { Money } from "@phosphor-icons/react/dist/csr/Money";
import { Tag } from "@phosphor-icons/react/dist/csr/Tag";
import { Tray } from "@phosphor-icons/react/dist/csr/Tray";

/** The sections, with the second key of their shortcut; on a phone three stand at the thumb, the others behind "more". */
export const pages = [
  { to: "/ui/subscriptions", key: "subscriptions", letter: "m", Icon: CreditCard, thumb: true },
  { to: "/ui/sessions", key: "sessions", letter: "c", Icon: ChatsCircle, thumb: true },
  { to: "/ui/payments", key: "payments", letter: "y", Icon: Money, thumb: true },
  { to: "/ui/refund-requests", key: "requests", letter: "r", Icon: HandCoins, thumb: false },
  { to: "/ui/pricing", key: "pricing", letter: "p", Icon: Tag, thumb: false },
  { to: "/ui/events", key: "events", letter: "e", Icon: Tray, thumb: false },
  { to: "/ui/health", key: "health", letter: "h", Icon: Heartbeat, thumb: false },
] as const;
