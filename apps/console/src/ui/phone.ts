import { useMediaQuery } from "@mantine/hooks";

/** Whether the window is as narrow as a phone's: tables become cards, secondary actions go to a menu. */
export function usePhone(): boolean {
  return useMediaQuery("(max-width: 768px)", false, { getInitialValueInEffect: false });
}
