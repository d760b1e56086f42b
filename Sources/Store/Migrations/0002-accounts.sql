-- Staff accounts, their rights, their sessions, and the security rules in force.

-- One account is one person's (不得共用账号); it is never deleted, so that the journal's names stay true.
CREATE TABLE account (
  id                   INTEGER PRIMARY KEY,
  organisation         INTEGER NOT NULL REFERENCES organisation (id),
  name                 TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 2 AND 32),
  display_name         TEXT NOT NULL CHECK (length(display_name) BETWEEN 1 AND 40),
  is_active            INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  created_at           INTEGER NOT NULL,
  -- scrypt$N$r$p$salt$key
  password             TEXT NOT NULL CHECK (password LIKE 'scrypt$%'),
  password_set_at      INTEGER NOT NULL,
  must_change_password INTEGER NOT NULL DEFAULT 1 CHECK (must_change_password IN (0, 1)),
  failures             INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
  locked_until         INTEGER,
  -- Sealed with the key outside the database; not asked for until it is confirmed.
  totp_secret          BLOB,
  totp_confirmed_at    INTEGER,
  -- The last time step whose code was taken: no code is taken twice.
  totp_step            INTEGER,
  CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL)
) STRICT;
CREATE INDEX account_by_organisation ON account (organisation, name);

-- Passwords used before, so that they are not used again.
CREATE TABLE past_password (
  id       INTEGER PRIMARY KEY,
  account  INTEGER NOT NULL REFERENCES account (id),
  password TEXT NOT NULL
) STRICT;
CREATE INDEX past_password_by_account ON past_password (account, id);

CREATE TABLE recovery_code (
  account INTEGER NOT NULL REFERENCES account (id),
  digest  TEXT NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (account, digest)
) STRICT;

-- Names that were tried and do not exist fail and lock like those that do, so that nobody learns which do.
CREATE TABLE unknown_name (
  digest       TEXT PRIMARY KEY,
  failures     INTEGER NOT NULL,
  locked_until INTEGER,
  failed_at    INTEGER NOT NULL
) STRICT;

-- What an account may do, where, and in which column if in one only. Rows are given and taken, never changed.
CREATE TABLE duty_grant (
  id           INTEGER PRIMARY KEY,
  account      INTEGER NOT NULL REFERENCES account (id),
  duty         TEXT NOT NULL,
  organisation INTEGER NOT NULL REFERENCES organisation (id),
  column_id    INTEGER,
  given_at     INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX duty_grant_once ON duty_grant (account, duty, organisation, COALESCE(column_id, 0));

-- The three administrators are separated (三权分立): one of the three duties in an account, and nothing beside it.
CREATE TRIGGER duty_grant_is_separated BEFORE INSERT ON duty_grant
WHEN EXISTS (
  SELECT 1 FROM duty_grant AS held
  WHERE held.account = NEW.account AND held.duty <> NEW.duty
    AND (held.duty IN ('systemAdministration', 'securityAdministration', 'auditAdministration')
      OR NEW.duty IN ('systemAdministration', 'securityAdministration', 'auditAdministration')))
BEGIN SELECT RAISE(ABORT, 'administrator duties are separated'); END;
CREATE TRIGGER duty_grant_is_never_updated BEFORE UPDATE ON duty_grant
BEGIN SELECT RAISE(ABORT, 'a grant is given or taken, never changed'); END;

-- Who is signed in. The token itself is only in the browser's cookie.
CREATE TABLE session (
  id           INTEGER PRIMARY KEY,
  token_digest TEXT NOT NULL UNIQUE,
  account      INTEGER NOT NULL REFERENCES account (id),
  -- pending: the password was right, the code of the second factor is awaited.
  stage        TEXT NOT NULL CHECK (stage IN ('pending', 'open')),
  csrf_secret  TEXT NOT NULL,
  address      TEXT NOT NULL,
  opened_at    INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL,
  idle_until   INTEGER NOT NULL,
  ends_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX session_by_account ON session (account);

-- GB/T 22239-2019 is in force since 1 December 2019. It names the controls; the figures are those that
-- assessors usually expect, and a security administrator may set others from any day on.
INSERT INTO setting (organisation, name, value, valid_from, source) VALUES
  (NULL, 'security.password.length', '8', '2019-12-01', 'GB/T 22239-2019 身份鉴别：口令复杂度（测评常用值）'),
  (NULL, 'security.password.classes', '3', '2019-12-01', 'GB/T 22239-2019 身份鉴别：口令复杂度（测评常用值）'),
  (NULL, 'security.password.days', '90', '2019-12-01', 'GB/T 22239-2019 身份鉴别：定期更换（测评常用值）'),
  (NULL, 'security.password.history', '5', '2019-12-01', 'GB/T 22239-2019 身份鉴别：定期更换（测评常用值）'),
  (NULL, 'security.password.cost', '15', '2019-12-01', '鱼灯默认值：scrypt 的 N 取 2 的 15 次方，r=8，p=1'),
  (NULL, 'security.signin.failures', '5', '2019-12-01', 'GB/T 22239-2019 身份鉴别：登录失败处理（测评常用值）'),
  (NULL, 'security.signin.lockminutes', '5', '2019-12-01', 'GB/T 22239-2019 身份鉴别：登录失败处理（测评常用值）'),
  (NULL, 'security.signin.codeminutes', '5', '2019-12-01', '鱼灯默认值：口令通过后等待动态口令的时间'),
  (NULL, 'security.session.idleminutes', '30', '2019-12-01', 'GB/T 22239-2019 身份鉴别：登录连接超时自动退出（测评常用值）'),
  (NULL, 'security.session.hours', '12', '2019-12-01', '鱼灯默认值：一次登录最长有效时间');
