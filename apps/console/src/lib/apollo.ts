import { ApolloClient, ApolloLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { HttpLink } from "@apollo/client/link/http";
import { OperationTypeNode } from "graphql";
import { btgLink, isOfTab } from "./btg.ts";
import { failureOf } from "./errors.ts";
import type { SessionEndCause } from "./graphql/graphql.ts";
import { liveLink } from "./live.ts";

/** Context of a poll: it is not activity for Auto Logout. */
export const BACKGROUND = { headers: { "Chartward-Background": "1" } };

/** The one client of the console: same origin, session by cookie. */
export function createApolloClient(options: {
  onUnauthenticated: (cause: SessionEndCause | null) => void;
}): ApolloClient {
  const endedSession = new ErrorLink(({ error, operation }) => {
    const { code, sessionEndCause } = failureOf(error);
    if (code === "UNAUTHENTICATED" && isOfTab(operation)) options.onUnauthenticated(sessionEndCause);
  });
  return new ApolloClient({
    link: ApolloLink.from([
      btgLink,
      endedSession,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        liveLink,
        new HttpLink({ uri: "/graphql", credentials: "same-origin" }),
      ),
    ]),
    cache: new InMemoryCache({
      possibleTypes: {
        ChartEntry: ["Problem", "Allergy", "Medication", "Immunization", "Procedure", "Encounter", "Document"],
        Job: ["ImportJob", "ExportJob"],
      },
      typePolicies: {
        // There is one of each, without an id: what a poll brings merges into it.
        Me: { keyFields: [] },
        Deployment: { keyFields: [] },
        EmergencyAccess: { keyFields: [] },
        // Parts of a user or practice, which pages ask for in different breadth: each keeps what another has read.
        EmergencyAccessReview: { merge: true },
        UserProfile: { merge: true },
        UserAccess: { merge: true },
        UserSecurity: { merge: true },
        TwoFactor: { merge: true },
        PracticeSettings: { merge: true },
        PracticeSecurity: { merge: true },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: "cache-and-network" } },
    devtools: { enabled: import.meta.env.DEV },
  });
}
