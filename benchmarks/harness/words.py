# SPDX-License-Identifier: Apache-2.0
"""Invented vocabulary and line templates of the corpora."""

BASE62 = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
GIVEN = ("Anna Jonas Mira Tomas Leila Oskar Ines Pavel Greta Hugo Nadia Felix Clara Ravi Elena "
         "Marek Sofia Liam Aisha Daniel Yuki Peter Laura Ivan").split()
FAMILY = ("Berger Novak Okafor Lindholm Marsh Petrov Sandoval Kowalski Fischer Osei Tanaka Moreau "
          "Hughes Ricci Nielsen Farouk Weber Horvat Quinn Duarte Keller Singh").split()
DOMAINS = ("example.com", "example.org", "example.net", "mail.example.com", "corp.example")
ACCOUNTS = "root admin deploy jmarsh oracle nova backup lnovak guest ubuntu www-data cron".split()
HOSTS = "node-17 web03 db-primary combo edge5 sn412 tbird-admin1 worker-2b gate hadoop-09".split()
COMMON = (
    "request session worker queue update block index table cache stream handler retry timeout "
    "started finished failed accepted closed pending received sending waiting loading node "
    "cluster service client server message record packet buffer memory thread task stage job "
    "partition replica snapshot commit leader follower election volume image instance network "
    "interface device driver kernel module process signal event state change value default "
    "configuration version package component system update check result status error warning "
    "unexpected missing invalid unknown null empty large small next previous first last total "
    "the a of to for in on with from after before while because connection address resource "
    "allocation scheduler container executor manager listener provider adapter registry router "
    "metric report health screen display battery sensor step count window focus view activity"
).split()
CLASSES = ("org.example.store.BlockKeeper com.example.billing.InvoiceService com.example.api.Gateway "
           "org.example.sched.TaskRunner com.example.auth.SessionFilter org.example.net.Pump").split()
AGENTS = ("Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
          "Chrome/129.0.0.0 Safari/537.36", "curl/8.5.0", "kube-probe/1.31",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15")

SYSTEMS = {
    "hdfs": ["{compact} {d4} INFO store.BlockNode$Receiver: Got block blk_{d19} of size {d8} from /{ip}",
             "{compact} {d2} INFO store.BlockNode$Writer: writing block blk_-{d18} src: /{ip}:{port} dest: /{ip}:50010",
             "{compact} {d2} INFO store.Names: BLOCK* allocate: /user/{user}/part-{d5}. blk_{d19}",
             "{compact} {d3} INFO store.Names: BLOCK* stored map updated: blk_{d18} is added, size {d8}"],
    "hadoop": ["{iso} INFO [main] org.example.mapred.TaskMaster: {words} for task_{epochms}_{d4}_m_{d6}",
               "{iso} INFO [AsyncDispatcher event handler] org.example.yarn.Lifecycle: attempt_{epochms}_{d4}_r_{d6}_0 moved from RUNNING to DONE",
               "{iso} WARN [LeaseRenewer] org.example.hdfs.Lease: {words} after {d3} seconds",
               "{iso} INFO [IPC Server handler {d2} on {port}] org.example.mapred.Listener: Progress of attempt is : 0.{d7}"],
    "sshd": ["{short} {host} sshd[{pid}]: Failed password for invalid user {user} from {ip} port {port} ssh2",
             "{short} {host} sshd[{pid}]: Received disconnect from {ip}: 11: Bye Bye [preauth]",
             "{short} {host} sshd[{pid}]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost={ip}",
             "{short} {host} sshd[{pid}]: Connection closed by {ip} [preauth]"],
    "nova": ["nova-api.log.1 {iso0} {d5} INFO nova.osapi.wsgi.server [req-{uuid} {x32} {x32} - - -] {ip} \"GET /v2/{x32}/servers/detail HTTP/1.1\" status: 200 len: {d4} time: 0.{d7}",
             "nova-compute.log.1 {iso0} {d4} INFO nova.compute.manager [instance: {uuid}] VM {word} ({words})",
             "nova-compute.log.1 {iso0} {d4} INFO nova.virt.libvirt.imagecache [-] image {uuid} at (/var/lib/nova/instances/_base/{x40}): checking"],
    "linux": ["{short} {host} kernel: [{d5}.{d6}] {words}",
              "{short} {host} su(pam_unix)[{pid}]: session opened for user {user} by (uid=0)",
              "{short} {host} ftpd[{pid}]: connection from {ip} () at {apache}",
              "{short} {host} logrotate: ALERT exited abnormally with [1], {words}"],
    "apache": ["[{apache}] [notice] workerEnv.init() ok /etc/httpd/conf/workers2.properties",
               "[{apache}] [error] mod_jk child workerEnv in error state {d1}",
               "[{apache}] [error] [client {ip}] Directory index forbidden by rule: /var/www{path}/"],
    "windows": ["{iso0}, Info                  CBS    Loaded Servicing Stack v6.1.{d4}.{d5} with Core: C:\\Windows\\winsxs\\amd64_{x16}\\cbscore.dll",
                "{iso0}, Info                  CSI    {x8}@2026/11/21:{d2}:{d2} {words}",
                "{iso0}, Info                  CBS    Session: {d8}_{d10} initialized by client {word}."],
    "android": ["{android}  {d4}  {d4} D PowerManager: acquire lock={d9}, flags=0x1, tag=\"View Lock\", name={word}, ws=null, uid={d5}, pid={d4}",
                "{android}  {d4}  {d4} I WindowManager: {words} token=Token({x7} ActivityRecord({x7} u0 com.example.{word}/.Main t{d3}))",
                "{android}  {d4}  {d4} V AudioService: getMode({d1}) {words}"],
    "bgl": ["- {epoch} 2026.11.21 R{d2}-M1-N{d1}-C:J12-U{d2} 2026-11-21-03.{d2}.{d2}.{d6} R{d2}-M1-N{d1} RAS KERNEL INFO instruction cache parity error corrected",
            "- {epoch} 2026.11.21 R{d2}-M0-N{d1}-C:J03-U01 2026-11-21-07.{d2}.{d2}.{d6} RAS KERNEL INFO generating core.{d4}",
            "- {epoch} 2026.11.21 R{d2}-M0-NB RAS KERNEL INFO {d4} double-hummer alignment exceptions"],
    "zookeeper": ["{iso} - INFO  [QuorumPeer[myid={d1}]/0:0:0:0:0:0:0:0:2181:Election@{d3}] - Notification time out: {d5}",
                  "{iso} - WARN  [SendWorker:{d12}:Manager$SendWorker@{d3}] - {words}",
                  "{iso} - INFO  [ConnFactory:0.0.0.0/0.0.0.0:2181:Factory@{d3}] - Accepted socket connection from /{ip}:{port}",
                  "{iso} - INFO  [CommitProcessor:{d1}:Server@{d3}] - Established session 0x{x15} with timeout {d5}"],
    "spark": ["{spark} INFO executor.Executor: Finished task {d2}.0 in stage {d2}.0 (TID {d4}). {d4} bytes result sent to driver",
              "{spark} INFO storage.MemoryStore: Block broadcast_{d3} stored as values in memory (estimated size {d2}.{d1} KB, free {d3}.{d1} KB)",
              "{spark} INFO python.Runner: Times: total = {d2}, boot = -{d3}, init = {d3}, finish = 0",
              "{spark} INFO storage.BlockManager: Found block rdd_{d2}_{d2} locally, {words}"],
    "healthapp": ["{health}|Step_LSC|{d8}|onStandStepChanged {d4}",
                  "{health}|Step_SPUtils|{d8}|setTodayTotalDetailSteps={epochms}##{d4}##{d6}##{d4}##{d5}",
                  "{health}|Step_ExtSDM|{d8}|calculateAltitudeWithCache totalAltitude={d3}"],
}

FRAGMENTS = [
    "contact={email}", "user {email} asked again", "peer {ip}", "iban {iban}", "card {card}",
    "call {phone}", "token={token}", "Authorization: Bearer {jwt}", "ssn {ssn}", "mac {mac}",
    "dsn postgres://{user}:{password}@{host}.corp.example:5432/main", "password={password}",
    "client_ip={ip} email={email}", "from {name} <{email}>",
]

ACCESS = [
    '{ip} - - [{clf}] "GET {path} HTTP/1.1" {status} {d5} "-" "{agent}"',
    '{ip} - - [{clf}] "GET {path}?page={d2}&id={d6} HTTP/2.0" {status} {d4} "https://www.example.com{path}" "{agent}"',
    '{ip} - {user} [{clf}] "POST {path} HTTP/1.1" {status} {d3} "-" "{agent}"',
    '{ip} - - [{clf}] "GET {path}.css HTTP/2.0" 200 {d5} "https://www.example.com/" "{agent}"',
    '{ip} - - [{clf}] "GET {path} HTTP/1.1" {status} {d5} "-" "{agent}" rt=0.{d3} uct="0.00{d1}" id={x32}',
]

PROSE = [
    "The {word} of the {word} was {word} before the {word}, and nobody noticed until {word} ended.",
    "We looked at {words}, which took about {d2} minutes.",
    "In the second week the {word} and the {word} were moved to another {word}.",
    "Please send the {word} to {name} at {email} when it is ready.",
    "{name} said that the {words} would be {word} again.",
    "It is not clear whether {words} can explain the {word}; more of the {word} is needed.",
    "Chapter {d1} describes how the {word} came to be, and why {words} still matters.",
    "Most readers will have seen a {word} like this: {words}, and then {words}.",
    "The number to call is {phone}, on weekdays.",
    "Summarise the following notes about {words} in a short paragraph.",
]
