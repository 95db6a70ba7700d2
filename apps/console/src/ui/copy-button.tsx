import { Button, type ButtonProps, VisuallyHidden } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";

/** Copies a text, and says for two seconds that it did; what cannot be copied is said too. */
export function CopyButton({ text, label, ...others }: { text: string; label: string } & Pick<ButtonProps, "size">) {
  const clipboard = useClipboard({ timeout: 2000 });
  const failed = clipboard.error !== null;
  return (
    <>
      <Button
        {...others}
        leftSection={clipboard.copied ? <IconCheck size={14} stroke={2} /> : <IconCopy size={14} stroke={1.75} />}
        onClick={() => clipboard.copy(text)}
      >
        {clipboard.copied ? "Copied" : failed ? "Select it and copy" : label}
      </Button>
      <VisuallyHidden role="status">
        {clipboard.copied ? "Copied" : failed ? "It was not copied. Select it and copy it yourself." : ""}
      </VisuallyHidden>
    </>
  );
}
