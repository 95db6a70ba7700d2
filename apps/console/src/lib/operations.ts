import { graphql } from "./graphql/gql.ts";

export const DEPLOYMENT = graphql(/* GraphQL */ `
  query Deployment {
    deployment {
      stage
      vendorName
      version
      mailbox
      passwordRules {
        minimumLength
        digitRequired
        rules
      }
    }
  }
`);

export const SESSION = graphql(/* GraphQL */ `
  query Session {
    me {
      actor {
        kind
        name
      }
      user {
        id
        name
        kind
      }
      practice {
        id
        name
        timeZone
      }
      session {
        id
        lastUsedAt
        idleExpiresAt
        expiresAt
        enrolling
        twoFactor
      }
      vendorEmployee {
        id
        name
        userName
        role
      }
      btgSession {
        id
        reasonCode
        reason
        caseNumber
        expiresAt
      }
      emergencyAccessActivation {
        id
        state
        endsAt
      }
      chartOverrides {
        id
        patientId
        endsAt
        reason
      }
      mayDesignate
      lockdown
      rights
    }
  }
`);

/** Asked for apart: while a session is enrolling, its user's profile is closed. */
export const PREFERENCES = graphql(/* GraphQL */ `
  query Preferences {
    me {
      user {
        id
        profile {
          culture
          defaultPatientView
          defaultDocumentTab
        }
      }
    }
  }
`);

/** Of one's own: raised, seen, or taken back. What it is about is asked for apart. */
export const NOTICE_CHANGED = graphql(/* GraphQL */ `
  subscription NoticeChanged {
    noticeChanged {
      id
      acknowledgedAt
      over
    }
  }
`);

export const SIGN_OUT = graphql(/* GraphQL */ `
  mutation SignOut {
    signOut {
      userErrors {
        message
      }
    }
  }
`);
