import { Drawer } from "@mantine/core";
import { Navigation } from "./navigation.tsx";
import styles from "./shell.module.css";

/** The navigation on a phone. */
export function NavigationDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={288}
      padding={0}
      withCloseButton={false}
      attributes={{ content: { "aria-label": "Menu" } }}
      classNames={{ content: styles.drawer!, body: styles.drawerBody! }}
    >
      <Navigation />
    </Drawer>
  );
}
