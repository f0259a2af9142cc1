#!/bin/bash
# WordPress on loopback: PHP's built-in server and a MariaDB of its own.
#
#   wordpress.sh start <work folder> [port] [database port]   prints one JSON line: url, version, post, users, pids
#   wordpress.sh stop  <work folder>                          ends exactly what start started, PHP's workers too
#
# Users: admin (the brand; may moderate) and alice (a customer), each with a password and an application password for
# REST; anybody may comment through the anonymous form. There is one published post and no comment. Moderation is off,
# and so is the guard that makes people wait 15 s between comments: with FLOOD_GUARD=on it stays as WordPress ships it.
# A second start on the same folder keeps posts, comments, passwords and ports.
# Needs Debian 12 or newer; root only when PHP or MariaDB must be installed.
set -euo pipefail
NAME=wordpress.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
PATH=$PATH:/usr/sbin:/sbin

start_server() {
  PORT=$(keep_port http "${1:-}")
  DB_PORT=$(keep_port database "${2:-}")
  URL=http://127.0.0.1:$PORT
  SITE=$WORK/site
  install_programs
  [ -d "$SITE" ] || build_site
  configure
  start_database
  start_site
  [ -s "$WORK/seed" ] || seed
  report
}

# These packages bring programs only: nothing of them starts by itself.
install_programs() {
  local lacking=""
  command -v curl >/dev/null || lacking="curl ca-certificates"
  php -m 2>/dev/null | grep '^mysqli$' >/dev/null || lacking="$lacking php-cli php-mysql"
  command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null && command -v my_print_defaults >/dev/null ||
    lacking="$lacking mariadb-server-core mariadb-client-core"
  [ -z "$lacking" ] || install_packages $lacking
}

build_site() {
  local root=$WORK/root
  read_lists
  download wordpress php-getid3 libjs-underscore libjs-cropper $(theme)
  unpack "$root"
  say "putting the site together …"
  rm -rf "$SITE.new"
  cp -r "$root/usr/share/wordpress" "$SITE.new"
  follow_links "$root"
  # wp-content comes in two places: code under /usr/share, themes and plugins under /var/lib.
  rm -rf "$SITE.new/wp-content"
  cp -rL "$root/usr/share/wordpress/wp-content" "$SITE.new/wp-content" 2>/dev/null || mkdir -p "$SITE.new/wp-content"
  cp -rLn "$root/var/lib/wordpress/wp-content/." "$SITE.new/wp-content/" 2>/dev/null || true
  mkdir -p "$SITE.new/wp-content/mu-plugins"
  [ -f "$SITE.new/wp-load.php" ] || die "the Debian package wordpress has no wp-load.php where it was; see $root"
  mv "$SITE.new" "$SITE"
}

# The theme differs from release to release; without one only the pages for readers would be blank.
theme() { apt-cache depends wordpress 2>/dev/null | sed -n 's/.*Recommends: \(wordpress-theme-.*\)/\1/p' | head -n 1; }

# The package links to libraries at absolute paths, which exist under our root, not the machine's.
follow_links() {
  local root=$1 link target from
  find "$SITE.new" -xtype l | while read -r link; do
    target=$(readlink "$link")
    case $target in
      /*) from=$root$target ;;
      *) from=$(dirname "$root/usr/share/wordpress${link#"$SITE.new"}")/$target ;;
    esac
    rm "$link"
    [ ! -e "$from" ] || cp -rL "$from" "$link"
  done
}

# Written at each start: the address may have changed.
configure() {
  [ -s "$WORK/database-password" ] || od -An -N12 -tx8 /dev/urandom | tr -d ' \n' >"$WORK/database-password"
  cat >"$SITE/wp-config.php" <<P
<?php
define('DB_NAME', 'wp'); define('DB_USER', 'wp'); define('DB_PASSWORD', '$(cat "$WORK/database-password")');
define('DB_HOST', '127.0.0.1:$DB_PORT'); define('DB_CHARSET', 'utf8mb4'); define('DB_COLLATE', '');
define('WP_HOME', '$URL'); define('WP_SITEURL', '$URL');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as \$k) { define(\$k . '_KEY', md5(\$k . DB_PASSWORD)); define(\$k . '_SALT', md5(DB_PASSWORD . \$k)); }
define('WP_ENVIRONMENT_TYPE', 'local');                                       // application passwords over plain HTTP
define('WP_HTTP_BLOCK_EXTERNAL', true);                                       // nothing goes out
define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_DEBUG', false);
\$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
P
  # Pretty addresses without a web server's rewriting.
  cat >"$WORK/router.php" <<'P'
<?php
if (is_file($_SERVER['DOCUMENT_ROOT'] . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH))) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php';
chdir($_SERVER['DOCUMENT_ROOT']);
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
P
  local guard=$SITE/wp-content/mu-plugins/no-flood-guard.php
  if [ "${FLOOD_GUARD:-off}" = on ]; then rm -f "$guard"; else echo "<?php add_filter('wp_is_comment_flood', '__return_false', 99);" >"$guard"; fi
}

start_database() {
  local db=$WORK/db as_root=
  [ "$(id -u)" != 0 ] || as_root=--user=root
  if [ ! -d "$db" ]; then
    say "making the database …"
    # Made elsewhere first: mariadb-install-db can't bear a space in the folder's name.
    local made log=$WORK/log/install-db.log
    made=$(mktemp -d)
    mariadb-install-db --no-defaults --datadir="$made/db" --skip-test-db $as_root >"$log" 2>&1 ||
      { rm -rf "$made"; die "mariadb-install-db failed: $(grep -m 1 . "$log") (whole log: $log)"; }
    rm -rf "$db.new" && mv "$made/db" "$db.new" && rmdir "$made" && mv "$db.new" "$db"
  fi
  cat >"$WORK/init.sql" <<Q
CREATE DATABASE IF NOT EXISTS wp;
CREATE OR REPLACE USER wp@'127.0.0.1' IDENTIFIED BY '$(cat "$WORK/database-password")';
GRANT ALL ON wp.* TO wp@'127.0.0.1';
Q
  say "starting MariaDB on 127.0.0.1:$DB_PORT …"
  # The socket's name is relative to the data folder, because a long path would not fit into a socket address.
  launch mariadb mariadbd --no-defaults $as_root --datadir="$db" --socket=s --port="$DB_PORT" --bind-address=127.0.0.1 \
    --pid-file="$db/pid" --init-file="$WORK/init.sql" --skip-name-resolve --skip-log-bin --innodb-buffer-pool-size=64M
  await 60 mariadb MariaDB php -r '$p = $argv; exit(@mysqli_connect("127.0.0.1", "wp", $p[2], "wp", (int) $p[1]) ? 0 : 1);' "$DB_PORT" "$(cat "$WORK/database-password")"
}

start_site() {
  say "starting WordPress on $URL …"
  # Three workers: a page that calls its own server must not wait for itself. No mail leaves.
  PHP_CLI_SERVER_WORKERS=3 launch php php -d sendmail_path=/bin/true -S "127.0.0.1:$PORT" -t "$SITE" "$WORK/router.php"
  await 30 php "PHP's server" port_is_taken "$PORT"
}

# Users, options and the post; once. Prints "post <id>" and "<user> <password> <application password>".
seed() {
  say "installing the blog …"
  cat >"$WORK/seed.php" <<'P'
<?php
error_reporting(E_ERROR);
$_SERVER['HTTP_HOST'] = $argv[2];
define('WP_INSTALLING', true);
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
$password = ['admin' => bin2hex(random_bytes(8)), 'alice' => bin2hex(random_bytes(8))];
wp_install('Brand blog', 'admin', 'admin@example.invalid', true, '', $password['admin']);
$alice = wp_create_user('alice', $password['alice'], 'alice@example.invalid');
$options = ['permalink_structure' => '', 'thread_comments' => 1, 'comment_moderation' => 0, 'comment_previously_approved' => 0,
    'comment_max_links' => 0, 'comments_notify' => 0, 'moderation_notify' => 0, 'default_comment_status' => 'open', 'timezone_string' => 'UTC'];
foreach ($options as $name => $value) update_option($name, $value);
foreach (get_comments(['status' => 'any']) as $comment) wp_delete_comment($comment->comment_ID, true);
foreach (get_posts(['post_type' => 'any', 'numberposts' => -1]) as $post) wp_delete_post($post->ID, true);
$post = wp_insert_post(['post_title' => 'Our new delivery service', 'post_content' => 'From today we deliver on Saturdays too. Tell us how it went.',
    'post_status' => 'publish', 'post_author' => 1, 'comment_status' => 'open']);
echo "post $post\n";
foreach (['admin' => 1, 'alice' => $alice] as $user => $id)
    echo $user, ' ', $password[$user], ' ', WP_Application_Passwords::create_new_application_password($id, ['name' => 'Parley'])[0], "\n";
P
  php -d sendmail_path=/bin/true "$WORK/seed.php" "$SITE" "127.0.0.1:$PORT" >"$WORK/seed.new" 2>"$WORK/log/seed.log" && grep -q '^alice ' "$WORK/seed.new" ||
    die "WordPress couldn't be installed: $(cat "$WORK/seed.new" "$WORK/log/seed.log" | tail -n 1)"
  mv "$WORK/seed.new" "$WORK/seed"
}

report() {
  local user password application users="" post version
  post=$(sed -n 's/^post //p' "$WORK/seed")
  version=$(sed -n "s/^\$wp_version = '\(.*\)';/\1/p" "$SITE/wp-includes/version.php")
  await 30 php WordPress curl -sf -o /dev/null "$URL/?rest_route=/wp/v2/posts/$post"
  while read -r user password application; do
    users="$users${users:+,}$(json "$user"):{\"password\":$(json "$password"),\"applicationPassword\":$(json "$application")}"
  done < <(grep -v '^post ' "$WORK/seed")
  printf '{"server":"wordpress","version":%s,"url":%s,"work":%s,"post":%s,"users":{%s},"pids":%s}\n' \
    "$(json "$version")" "$(json "$URL")" "$(json "$WORK")" "$post" "$users" "$(pids_json)"
}

main "usage: wordpress.sh start <work folder> [port] [database port] | stop <work folder>" "$@"
