import { Button, Drawer } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Navigation } from "./navigation.tsx";
import styles from "./shell.module.css";

/** The navigation on a phone. */
export function NavigationDrawer({
  opened,
  onClose,
  onFind,
}: {
  opened: boolean;
  onClose: () => void;
  onFind: () => void;
}) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      size={288}
      padding={0}
      withCloseButton={false}
      attributes={{ content: { "aria-label": "More" } }}
      classNames={{ content: styles.drawer!, body: styles.drawerBody! }}
    >
      <Navigation />
      <Button
        className={styles.drawerFind}
        leftSection={<IconSearch size={16} stroke={1.75} />}
        onClick={() => {
          onClose();
          onFind();
        }}
      >
        Find a patient or page
      </Button>
    </Drawer>
  );
}
