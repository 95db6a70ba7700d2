import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";
import { Notifications, notifications } from "@mantine/notifications";
import { IconCircleCheckFilled } from "@tabler/icons-react";
import styles from "./toast.module.css";

/** The place of the toasts. */
export default function Toaster() {
  return <Notifications position="bottom-right" limit={3} classNames={{ root: styles.host! }} />;
}

/** Adds one. */
export function show(message: string): void {
  notifications.show({
    message,
    // Good news waits for its turn; only what went wrong interrupts.
    role: "status",
    icon: <IconCircleCheckFilled size={18} />,
    autoClose: 6000,
    withBorder: false,
    closeButtonProps: { "aria-label": "Close" },
    classNames: { root: styles.toast!, icon: styles.icon!, description: styles.text!, closeButton: styles.close! },
  });
}
