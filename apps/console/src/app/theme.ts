import {
  type ButtonProps,
  createTheme,
  type CSSVariablesResolver,
  type DrawerProps,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type PasswordInputProps,
  type SelectProps,
  type TextInputProps,
  type TooltipProps,
} from "@mantine/core";
import button from "../ui/mantine-button.module.css";
import input from "../ui/mantine-input.module.css";
import overlay from "../ui/mantine-overlay.module.css";

const pine: MantineColorsTuple = [
  "#F0F9F7",
  "#E3F3F0",
  "#BFE5DE",
  "#8CD0C6",
  "#35B3A4",
  "#1C978A",
  "#0F8377",
  "#0B736A",
  "#095F58",
  "#064540",
];
const gray: MantineColorsTuple = [
  "#F8FAF9",
  "#F3F6F5",
  "#E9EDEC",
  "#E2E8E6",
  "#D3DBD8",
  "#84918E",
  "#66726F",
  "#586461",
  "#3B4745",
  "#15201E",
];
const dark: MantineColorsTuple = [
  "#E7EEEC",
  "#C2CDCA",
  "#9BA8A4",
  "#8A9793",
  "#303D3A",
  "#24302D",
  "#1A2422",
  "#111817",
  "#0D1312",
  "#0A0F0E",
];

/** Help below the field, where the error replaces it. */
const field = {
  inputWrapperOrder: ["label", "input", "description", "error"],
  classNames: input as Record<string, string>,
} satisfies Partial<TextInputProps>;

/** The scrolling sheet is never an ancestor of a dialog, so nothing behind one can scroll. */
const dialog = {
  lockScroll: false,
  overlayProps: { backgroundOpacity: 1, color: "var(--scrim)" },
} satisfies Partial<ModalProps>;

const overlayItems = {
  dropdown: overlay.dropdown!,
  item: overlay.item!,
  itemSection: overlay.itemSection!,
  label: overlay.label!,
  divider: overlay.divider!,
};

/** The visual language in Mantine's words. Components are named, not imported: the theme must not bring them all into the first load. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 7, dark: 4 },
  colors: { pine, gray, dark },
  black: "#15201E",
  autoContrast: true,
  luminanceThreshold: 0.3,
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--mono)",
  fontSizes: { xs: "12.5px", sm: "13.5px", md: "14px", lg: "17px", xl: "21px" },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "28px" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: {
      defaultProps: { variant: "default", size: "md" } satisfies Partial<ButtonProps>,
      classNames: button as Record<string, string>,
    },
    Input: { classNames: input as Record<string, string> },
    TextInput: { defaultProps: field },
    Textarea: { defaultProps: field },
    PasswordInput: {
      defaultProps: { ...field, visibilityToggleFocusable: true } satisfies Partial<PasswordInputProps>,
    },
    Select: {
      defaultProps: {
        ...field,
        allowDeselect: false,
        comboboxProps: {
          // Centred, the list would begin at the field's middle until it has its width, and a phone's page would grow by that for good.
          position: "bottom-start",
          classNames: { dropdown: overlay.dropdown!, option: overlay.item! },
          transitionProps: { duration: 120 },
        },
      } satisfies Partial<SelectProps>,
    },
    Menu: {
      defaultProps: {
        transitionProps: { duration: 120 },
        offset: 6,
        // Focus begins on the first item; the placeholder is an element that a menu may not hold.
        withInitialFocusPlaceholder: false,
      } satisfies Partial<MenuProps>,
      classNames: overlayItems,
    },
    Modal: {
      defaultProps: {
        ...dialog,
        radius: "xl",
        size: 480,
        centered: true,
        transitionProps: { transition: "fade-up", duration: 160 },
      } satisfies Partial<ModalProps>,
      classNames: {
        inner: overlay.dialogInner!,
        content: overlay.dialog!,
        header: overlay.dialogHeader!,
        title: overlay.dialogTitle!,
        body: overlay.dialogBody!,
      },
    },
    Drawer: { defaultProps: { ...dialog, transitionProps: { duration: 200 } } satisfies Partial<DrawerProps> },
    Tooltip: {
      defaultProps: {
        events: { hover: true, focus: true, touch: true },
        transitionProps: { duration: 120 },
      } satisfies Partial<TooltipProps>,
      classNames: { tooltip: overlay.tooltip! },
    },
  },
});

/** Mantine's own variables point at the colour table, so that it is the one place where a colour is written. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const colours = {
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-bright": "var(--text)",
    "--mantine-color-dimmed": "var(--dimmed)",
    "--mantine-color-placeholder": "var(--placeholder)",
    "--mantine-color-error": "var(--red-text)",
    "--mantine-color-anchor": "var(--link)",
    "--mantine-color-default": "var(--surface)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--text)",
    "--mantine-color-default-border": "var(--border-2)",
    "--mantine-color-disabled": "var(--sunken)",
    "--mantine-color-disabled-color": "var(--dimmed)",
    "--mantine-color-disabled-border": "var(--border)",
    "--mantine-primary-color-filled": "var(--primary)",
    "--mantine-primary-color-filled-hover": "var(--primary-hover)",
    "--mantine-primary-color-contrast": "var(--on-primary)",
    "--mantine-color-pine-filled": "var(--primary)",
    "--mantine-color-pine-filled-hover": "var(--primary-hover)",
  };
  return { variables: { "--mantine-line-height": "20px" }, light: colours, dark: colours };
};
