import { RoleEntity } from "../access/role.entity.ts";
import { MailedLinkEntity } from "../identity/mailed-link.entity.ts";
import { SessionEntity } from "../identity/session.entity.ts";
import { PracticeEntity } from "../practices/practice.entity.ts";
import { UserEntity } from "../users/user.entity.ts";

/** Every entity that MikroORM maps. Tables that are written as sets alone (patients, charts, audit entries) have none. */
export const entities = [PracticeEntity, UserEntity, RoleEntity, SessionEntity, MailedLinkEntity];
