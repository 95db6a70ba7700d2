import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MantineProvider } from "@mantine/core";
import { delayWhen, of, Subject } from "rxjs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type Me, SessionProvider } from "../../lib/session.tsx";
import { ToastHost } from "../../ui/toast.tsx";
import { OwnPins } from "./own-pins.tsx";

const DIGITS = "0471";
const PASSWORD = "harbor-lights-26";
const NO_TRY_SECONDS = 120;

// The clock and what goes by it; all else waits for real.
beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const refusal = (code: string, extensions: object) => ({
  errors: [{ message: "no", extensions: { code, ...extensions } }],
});

/** One's own PINs over a server that knows the password. */
async function show(options: { pinErrors?: object[] } = {}) {
  const server = {
    reveals: 0,
    throttled: false,
    /** Where it is there, the digits come as it is told. */
    answer: undefined as Subject<void> | undefined,
    sent: [] as object[],
    pins: {
      __typename: "User",
      id: "u1",
      supportPin: {
        __typename: "SupportPin",
        masked: "••••",
        generatedAt: "2026-11-22T14:00:00Z",
        lastViewedAt: null as string | null,
        lastValidatedAt: null as string | null,
      },
      appUnlockPinSet: false,
    },
  };
  const renew = (more: object) => {
    server.pins = { ...server.pins, supportPin: { ...server.pins.supportPin, ...more } };
  };
  const link = new ApolloLink(({ operationName, variables }) => {
    const { password } = (variables as { input?: { password: string } }).input ?? {};
    switch (operationName) {
      case "OwnPins":
        return of({ data: { me: { __typename: "Me", user: server.pins } } });
      case "RevealSupportPin": {
        server.reveals += 1;
        if (server.throttled) return of(refusal("RATE_LIMITED", { retryAfterSeconds: NO_TRY_SECONDS }));
        if (password !== PASSWORD) return of(refusal("PASSWORD_REQUIRED", { triesLeft: 4 }));
        renew({ lastViewedAt: "2026-11-23T15:00:00Z" });
        const { generatedAt } = server.pins.supportPin;
        const revealSupportPin = { __typename: "P", digits: DIGITS, generatedAt, hideAfterSeconds: 60, userErrors: [] };
        const { answer } = server;
        return of({ data: { revealSupportPin } }).pipe(delayWhen(() => answer ?? of(undefined)));
      }
      case "GenerateSupportPin":
        renew({ generatedAt: "2026-11-23T16:00:00Z" });
        return of({ data: { generateSupportPin: { __typename: "P", user: server.pins, userErrors: [] } } });
      case "SetAppUnlockPin": {
        server.sent.push(variables["input"] as object);
        if (options.pinErrors === undefined) server.pins = { ...server.pins, appUnlockPinSet: true };
        const userErrors = (options.pinErrors ?? []).map((error) => ({ __typename: "UserError", ...error }));
        return of({ data: { setAppUnlockPin: { __typename: "P", user: server.pins, userErrors } } });
      }
      default:
        return of({ data: { deployment: { __typename: "Deployment", vendorName: "Acme" } } });
    }
  });
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const me = {
    actor: { kind: "USER" },
    practice: { timeZone: "UTC" },
    lockdown: false,
    rights: [],
  } as unknown as Me;
  const { unmount } = await render(
    <ApolloProvider client={client}>
      <MantineProvider env="test">
        <SessionProvider me={me}>
          <ToastHost />
          <OwnPins />
        </SessionProvider>
      </MantineProvider>
    </ApolloProvider>,
  );
  await expect.element(section).toMatchTextContent(/Nov 22, 2026, 14:00:00 UTC/u);
  return { server, client, renew, unmount };
}

const section = page.getByRole("region", { name: "Support PIN", exact: true });
const boxes = section.getByRole("img", { name: /^Support PIN:/u });
const dialog = page.getByRole("dialog", { name: "View your Support PIN?" });
const password = page.getByLabelText("Your password");

/** Where the digits stand: together, or one by one as they are read out. */
function placesOfDigits(client: ApolloClient): string[] {
  const apart = new RegExp([...DIGITS].join("[^0-9<>]{1,3}"), "u");
  const has = (text: string | null) => text !== null && (text.includes(DIGITS) || apart.test(text));
  const ofWindow = Object.entries(window).filter(([, value]) => typeof value === "string" && has(value));
  return [
    has(document.documentElement.outerHTML) || has(document.body.textContent) ? "DOM" : [],
    has(JSON.stringify(client.cache.extract())) ? "cache" : [],
    has(JSON.stringify({ ...localStorage, ...sessionStorage })) ? "storage" : [],
    ofWindow.map(([name]) => `window.${name}`),
  ].flat(2);
}

async function view() {
  await section.getByRole("button", { name: "View" }).click();
  await expect.element(password).toHaveFocus();
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect.element(boxes).toHaveTextContent(DIGITS);
}

it("is masked until Confirm: the digits are in no place before, and on the page alone after", async () => {
  const { client, server } = await show();
  await expect.element(boxes).toHaveTextContent("••••");
  await section.getByRole("button", { name: "View" }).click();
  await password.fill(PASSWORD);
  expect(placesOfDigits(client)).toEqual([]);
  expect(server.reveals).toBe(0);
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect.element(boxes).toHaveAccessibleName("Support PIN: 0 4 7 1");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(section).toMatchTextContent(/Last viewedNov 23, 2026, 15:00:00 UTC/u);
  expect(placesOfDigits(client)).toEqual(["DOM"]);
});

it("is hidden again after 60 seconds, counted down", async () => {
  const { client } = await show();
  await view();
  await expect.element(section).toMatchTextContent(/Hidden again in 60 s/u);
  vi.advanceTimersByTime(59_000);
  await expect.element(section).toMatchTextContent(/Hidden again in 1 s/u);
  await expect.element(boxes).toHaveTextContent(DIGITS);
  vi.advanceTimersByTime(1_250);
  await expect.element(boxes).toHaveTextContent("••••");
  expect(placesOfDigits(client)).toEqual([]);
});

it.each([
  [
    "the tab is hidden",
    () => {
      vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
      document.dispatchEvent(new Event("visibilitychange"));
    },
  ],
  ["the page is left", () => window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }))],
  ["Hide is pressed", () => section.getByRole("button", { name: "Hide" }).click()],
])("is hidden when %s", async (_, leave) => {
  const { client } = await show();
  await view();
  await leave();
  await expect.element(boxes).toHaveTextContent("••••");
  expect(placesOfDigits(client)).toEqual([]);
});

it("is forgotten with its page", async () => {
  const { client, unmount } = await show();
  await view();
  await unmount();
  expect(placesOfDigits(client)).toEqual([]);
});

it("is not shown where the answer comes when nobody looks any more", async () => {
  const { client } = await show();
  await section.getByRole("button", { name: "View" }).click();
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect.element(dialog).not.toBeInTheDocument();
  expect(placesOfDigits(client)).toEqual([]);
});

it.each([
  ["Cancel", () => dialog.getByRole("button", { name: "Cancel" }).click()],
  ["Escape", () => userEvent.keyboard("{Escape}")],
])("is not shown where the dialog was closed by %s before the answer came", async (_, close) => {
  const { client, server } = await show();
  const answer = new Subject<void>();
  server.answer = answer;
  await section.getByRole("button", { name: "View" }).click();
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect.poll(() => server.reveals).toBe(1);
  await close();
  await expect.element(dialog).not.toBeInTheDocument();
  // Opened again, it is of the next try alone.
  await section.getByRole("button", { name: "View" }).click();
  await expect.element(password).toHaveFocus();
  answer.next();
  await expect.element(section).toMatchTextContent(/Last viewedNov 23, 2026, 15:00:00 UTC/u);
  await expect.element(boxes).toHaveTextContent("••••");
  expect(placesOfDigits(client)).toEqual([]);
  await expect.element(dialog).toBeVisible();
  server.answer = undefined;
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect.element(boxes).toHaveTextContent(DIGITS);
});

it("is read out once, and stands in its boxes alone after some seconds", async () => {
  await show();
  await view();
  const status = section.getByRole("status");
  await expect.element(status).toHaveTextContent("Your Support PIN: 0, 4, 7, 1");
  vi.advanceTimersByTime(6_000);
  await expect.element(status).toBeEmptyDOMElement();
  await expect.element(boxes).toHaveTextContent(DIGITS);
});

it("is hidden at once when support has validated it, and says that there is a new one", async () => {
  const { client, renew } = await show();
  await view();
  renew({ generatedAt: "2026-11-23T15:00:30Z", lastValidatedAt: "2026-11-23T15:00:30Z" });
  // As the page asks anew, which it does every ten seconds.
  await client.refetchQueries({ include: "active" });
  await expect.element(boxes).toHaveTextContent("••••");
  await expect.element(section.getByText(/A new Support PIN has been made\./u)).toBeVisible();
  await expect.element(section).toMatchTextContent(/Last validatedNov 23, 2026, 15:00:30 UTC/u);
});

it("is hidden at once when support has validated it before the answer came", async () => {
  const { client, server, renew } = await show();
  const answer = new Subject<void>();
  server.answer = answer;
  await section.getByRole("button", { name: "View" }).click();
  await userEvent.keyboard(`${PASSWORD}{Enter}`);
  await expect.poll(() => server.reveals).toBe(1);
  renew({ generatedAt: "2026-11-23T15:00:30Z", lastValidatedAt: "2026-11-23T15:00:30Z" });
  answer.next();
  await expect.element(section.getByText(/A new Support PIN has been made\./u)).toBeVisible();
  await expect.element(boxes).toHaveTextContent("••••");
  expect(placesOfDigits(client)).toEqual([]);
});

it("says at the field why a password is refused, and stays open", async () => {
  const { server, client } = await show();
  await section.getByRole("button", { name: "View" }).click();
  await userEvent.keyboard("wrong{Enter}");
  await expect.element(dialog.getByRole("alert")).toHaveTextContent("The password is wrong. 4 tries left.");
  await expect.element(password).toHaveFocus();
  server.throttled = true;
  await userEvent.keyboard("wrong{Enter}");
  await expect.element(dialog.getByRole("alert")).toMatchTextContent(/Too many attempts\. Wait 2 minutes/u);
  expect(placesOfDigits(client)).toEqual([]);
});

it("makes a new one without a password, and keeps it masked", async () => {
  const { server } = await show();
  await section.getByRole("button", { name: "Generate New PIN" }).click();
  await expect.element(page.getByText("A new Support PIN was made. The one before is void.")).toBeVisible();
  await expect.element(section).toMatchTextContent(/MadeNov 23, 2026, 16:00:00 UTC/u);
  await expect.element(boxes).toHaveTextContent("••••");
  expect(server.reveals).toBe(0);
});

it("sets the App Unlock PIN by two equal entries and the password, and shows no digit of it", async () => {
  const { server, client } = await show();
  const other = page.getByRole("region", { name: "App Unlock PIN" });
  await expect.element(other).toMatchTextContent(/Not set/u);
  await other.getByRole("button", { name: "Set App Unlock PIN…" }).click();
  const pin = page.getByRole("textbox", { name: "New App Unlock PIN" });
  const again = page.getByRole("textbox", { name: "The same once more" });
  await expect.element(pin).toHaveFocus();
  await pin.fill("047");
  await password.fill(PASSWORD);
  await page.getByRole("button", { name: "Set the PIN" }).click();
  await expect.element(pin).toHaveAccessibleDescription("Type four digits.");
  await pin.fill(DIGITS);
  await again.fill("0472");
  await page.getByRole("button", { name: "Set the PIN" }).click();
  await expect.element(again).toHaveAccessibleDescription("The two PINs differ. Type the same one.");
  expect(server.sent).toEqual([]);
  await again.fill(DIGITS);
  await page.getByRole("button", { name: "Set the PIN" }).click();
  await expect.element(page.getByText("Your App Unlock PIN is set.")).toBeVisible();
  expect(server.sent).toEqual([{ pin: DIGITS, pinConfirmation: DIGITS, password: PASSWORD }]);
  await expect.element(other.getByRole("button", { name: "Change App Unlock PIN…" })).toBeVisible();
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  expect(placesOfDigits(client)).toEqual([]);
});

it("puts what the server refuses of an App Unlock PIN to its field", async () => {
  const message = "The App Unlock PIN is no four digits. Type four digits.";
  await show({ pinErrors: [{ field: ["input", "pin"], code: "INVALID", message }] });
  await page.getByRole("button", { name: "Set App Unlock PIN…" }).click();
  const pin = page.getByRole("textbox", { name: "New App Unlock PIN" });
  await pin.fill(DIGITS);
  await page.getByRole("textbox", { name: "The same once more" }).fill(DIGITS);
  await password.fill(PASSWORD);
  await page.getByRole("button", { name: "Set the PIN" }).click();
  await expect.element(pin).toHaveAccessibleDescription(message);
  await expect.element(pin).toHaveFocus();
});
