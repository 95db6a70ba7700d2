import type { ApolloClient } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import type { ReactNode } from "react";
import { ToastHost } from "../ui/toast.tsx";
import { cssVariablesResolver, theme } from "./theme.ts";

/** What everything in the console stands in. */
export function Providers({ client, children }: { client: ApolloClient; children: ReactNode }) {
  return (
    <ApolloProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <ToastHost />
        {children}
      </MantineProvider>
    </ApolloProvider>
  );
}

/** The Content-Security-Policy lets only style elements with the page's nonce through. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";
}
